/** What must never leave the server in a text, even inside somebody else's error message, and what stands instead. */
const SECRETS: readonly [RegExp, string][] = [
  // With stars as well: Stripe repeats a key with its middle starred out.
  [/\b(sk|rk|pk)_(test|live)_[\w*]+/g, '$1_$2_…'],
  // Ours are base64.
  [/\bwhsec_[\w*+/=]+/g, 'whsec_…'],
  [/\baccs_secret_\w+/g, 'accs_secret_…'],
  [/\bhttps?:\/\/[^\s"/]+\/(setup\/|express\/|r\/acct_)[^\s"]*/g, '(account link)'],
  [/\bpostgres(ql)?:\/\/[^\s"]+/g, '(database URL)'],
  // Bounded, so that a client's long text without an @ takes no time.
  [/[^\s"@:]{1,64}@[^\s"@]{1,255}\.[^\s"@]+/g, '(e-mail address)'],
];

/** Takes out what looks like a secret, a link or an e-mail address, and the secrets that are `known`. */
export function redact(text: string, known: readonly string[] = []): string {
  const withoutKnown = known.reduce((hidden, secret) => hidden.replaceAll(secret, '(secret)'), text);
  return SECRETS.reduce((redacted, [secret, instead]) => redacted.replace(secret, instead), withoutKnown);
}

/** Changes every text and name within a value that JSON can hold. */
export function inAllTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => inAllTexts(part, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [change(name), inAllTexts(part, change)]),
  );
}
