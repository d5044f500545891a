'use client';

import { useEffect, useState } from 'react';

type Props = {
  text: string;
  /** The ID of what says which text it is. */
  about: string;
};

/** There where a script may write to the clipboard, which it may over HTTPS and on this machine. */
export function CopyButton({ text, about }: Props) {
  const [canCopy, setCanCopy] = useState(false);
  const [said, setSaid] = useState('');

  useEffect(() => setCanCopy('clipboard' in navigator), []);

  async function copy() {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(copied ? 'Copied' : 'Not allowed here');
  }

  if (!canCopy) return null;
  return (
    <span className="copy">
      <span aria-live="polite">{said}</span>
      <button type="button" aria-describedby={about} onClick={copy}>
        Copy
      </button>
    </span>
  );
}
