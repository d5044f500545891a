/** What must never reach a log, even inside somebody else's error message: keys, secrets, links, addresses. */
const SECRETS: readonly [RegExp, string][] = [
  [/\b(sk|rk|pk)_(test|live)_\w+/g, '$1_$2_…'],
  [/\bwhsec_\w+/g, 'whsec_…'],
  [/\bhttps?:\/\/[^\s"]*(setup|\/r\/acct_)[^\s"]*/g, '(account link)'],
  [/\bpostgres(ql)?:\/\/[^\s"]+/g, '(database URL)'],
  // Bounded, so that a client's long text without an @ takes no time.
  [/[^\s"@:]{1,64}@[^\s"@]{1,255}\.[^\s"@]+/g, '(e-mail address)'],
];

function redact(text: string): string {
  return SECRETS.reduce((redacted, [secret, instead]) => redacted.replace(secret, instead), text);
}

/** Text by text, before JSON escapes any of it: an escape beside a secret would hide where it begins. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [redact(name), withoutSecrets(part)]),
  );
}

/** Writes one line of JSON: to standard error for an `error`, else to standard output. Secrets are taken out. */
export function log(
  level: 'info' | 'error',
  event: string,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const plain: unknown = JSON.parse(
    JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }),
  );
  (level === 'error' ? process.stderr : process.stdout).write(`${JSON.stringify(withoutSecrets(plain))}\n`);
}
