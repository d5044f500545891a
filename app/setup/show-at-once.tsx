'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from 'react';

function radiosOf(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];
}

/** A plain form whose address carries what is chosen; where JavaScript runs, a change shows at once. */
export function ShowAtOnce({ children }: { children: ReactNode }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isPending, startTransition] = useTransition();
  const [isRunning, setRunning] = useState(false);

  const show = useCallback(() => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current ?? undefined))
      if (typeof value === 'string') query.set(name, value);
    startTransition(() => router.replace(`/setup?${query}`, { scroll: false }));
  }, [router]);

  useEffect(() => {
    setRunning(true);
    // Chosen before this script ran, or by the browser, which remembers a form's state.
    if (radiosOf(form.current).some((radio) => radio.checked !== radio.defaultChecked)) show();
  }, [show]);

  // A radio that somebody pressed no longer follows what is rendered, where a choice may have moved to fit another.
  const rendered = useRef(children);
  useEffect(() => {
    if (rendered.current === children) return;
    rendered.current = children;
    for (const radio of radiosOf(form.current)) radio.checked = radio.defaultChecked;
  }, [children]);

  return (
    <form
      ref={form}
      method="get"
      action="/setup#result"
      autoComplete="off"
      onChange={show}
      aria-busy={isPending}
    >
      {children}
      {!isRunning && <button type="submit">Show</button>}
    </form>
  );
}
