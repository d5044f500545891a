'use client';

import { useState } from 'react';
import { useHasScript } from './use-has-script';

type Props = {
  text: string;
  /** The ID of what says which text it is. */
  about: string;
  words: Readonly<{ copy: string; copied: string; notCopied: string }>;
};

/** There where a script may write to the clipboard, which it may over HTTPS and on this machine. */
export function CopyButton({ text, about, words }: Props) {
  const hasScript = useHasScript();
  const [told, setTold] = useState({ of: '', said: '' });

  async function copy() {
    const said = await navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.notCopied,
    );
    setTold({ of: text, said });
  }

  if (!hasScript || !('clipboard' in navigator)) return null;
  return (
    <span className="copy">
      <span aria-live="polite">{told.of === text && told.said}</span>
      <button type="button" className="small" aria-describedby={about} onClick={copy}>
        {words.copy}
      </button>
    </span>
  );
}
