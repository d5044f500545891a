/**
 * Where pilots get help, and the words that lead there; without an address they are words only. `request` stands before the
 * ID by which Stripe finds a failed request.
 */
export type Contact = Readonly<{ phrase: string; support: string | undefined; request: string }>;

/** What support is told. */
export type About = Readonly<{ account?: string | undefined; request?: string | undefined }>;

/** The platform's support with what it is about: in the address of a page, in the text of a mail. */
export function supportLink(support: string, about: About): string {
  const link = new URL(support);
  const known = Object.entries(about).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  if (link.protocol !== 'mailto:') {
    for (const [name, value] of known) link.searchParams.set(name, value);
    return link.href;
  }
  const text = known.map(([name, value]) => `${name}: ${value}`).join('\n');
  // Not by URLSearchParams: mail programs show its plus signs.
  return text ? `${link.href}?body=${encodeURIComponent(`\n\n${text}`)}` : link.href;
}

/** A text whose words for support, wherever they stand, lead there. */
export function Said({ text, contact, about = {} }: { text: string; contact: Contact; about?: About }) {
  const [before, ...after] = text.split(contact.phrase);
  const { support, phrase } = contact;
  if (!support || after.length === 0) return text;
  return (
    <>
      {before}
      {after.map((rest) => (
        <span key={rest}>
          <a href={supportLink(support, about)}>{phrase}</a>
          {rest}
        </span>
      ))}
    </>
  );
}
