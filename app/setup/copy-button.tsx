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
  const [told, setTold] = useState({ of: '', said: '' });

  useEffect(() => setCanCopy('clipboard' in navigator), []);

  async function copy() {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setTold({ of: text, said: copied ? 'Copied' : 'Not allowed here' });
  }

  if (!canCopy) return null;
  return (
    <span className="copy">
      <span aria-live="polite">{told.of === text && told.said}</span>
      <button type="button" aria-describedby={about} onClick={copy}>
        Copy
      </button>
    </span>
  );
}
