/** A sentence whose web addresses, each of them there once, can be followed. */
export function WithLinks({ text }: { text: string }) {
  return text.split(/(https:\/\/[\w./-]*[\w/-])/).map((part) =>
    part.startsWith('https://') ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
