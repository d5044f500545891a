'use client';

import { useState } from 'react';
import { useHasScript } from './use-has-script';

type Props = { text: string; words: Readonly<{ copy: string; copied: string }> };

/** Copies a text; not there where a script can't. */
export function CopyButton({ text, words }: Props) {
  const [copied, setCopied] = useState(false);
  const hasScript = useHasScript();
  // Not there over plain HTTP either, but on this machine.
  if (!hasScript || !navigator.clipboard) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <button type="button" className="small" onClick={copy}>
        {words.copy}
      </button>{' '}
      <span aria-live="polite">{copied && words.copied}</span>
    </>
  );
}
