'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemNotice } from './problem-notice';

type Problem = { message: string; requestId: string | undefined };
type State = { kind: 'idle' } | { kind: 'pending' } | { kind: 'failed'; problem: Problem };

type Props = {
  action: '/api/account' | '/api/account_link';
  label: string;
  /** What the button says while the answer is on its way. */
  pending: string;
  /** The form's inputs; their values are sent as JSON where JavaScript runs. */
  children?: ReactNode;
};

const UNREACHABLE =
  'We could not reach our server. Nothing was lost. Check your connection, then press the button again.';

async function ask(action: string, fields: FormData): Promise<{ next: string } | { problem: Problem }> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(fields)),
    });
    const answer: { url?: string; error?: { message: string; requestId?: string } } = await response.json();
    if (answer.error)
      return { problem: { message: answer.error.message, requestId: answer.error.requestId } };
    return { next: answer.url ?? '/' };
  } catch {
    return { problem: { message: UNREACHABLE, requestId: undefined } };
  }
}

/** A plain form with one button; where JavaScript runs, the press answers in place. */
export function SubmitForm({ action, label, pending, children }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const button = useRef<HTMLButtonElement>(null);

  // Back from Stripe's page, the browser may show this page as it was left: in the middle of a press.
  useEffect(() => {
    const reset = (event: PageTransitionEvent) => event.persisted && setState({ kind: 'idle' });
    window.addEventListener('pageshow', reset);
    return () => window.removeEventListener('pageshow', reset);
  }, []);

  // A disabled button loses the focus; who pressed it with a keyboard should not have to look for it.
  useEffect(() => {
    if (state.kind === 'failed') button.current?.focus();
  }, [state]);

  async function press(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state.kind === 'pending') return;
    const fields = new FormData(event.currentTarget);
    setState({ kind: 'pending' });
    const answer = await ask(action, fields);
    if ('next' in answer) window.location.assign(answer.next);
    else setState({ kind: 'failed', problem: answer.problem });
  }

  const isPending = state.kind === 'pending';
  return (
    <form method="post" action={action} onSubmit={press}>
      {children}
      <button ref={button} type="submit" disabled={isPending}>
        {isPending ? pending : label}
      </button>
      <div aria-live="polite">{isPending && <span className="visually-hidden">{pending}</span>}</div>
      <div role="alert">
        {state.kind === 'failed' && (
          <ProblemNotice message={state.problem.message} requestId={state.problem.requestId} />
        )}
      </div>
    </form>
  );
}
