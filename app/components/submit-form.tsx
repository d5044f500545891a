'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Problem, postJson } from './post-json';
import { ProblemNotice } from './problem-notice';
import type { Contact } from './said';

type State = { kind: 'idle' } | { kind: 'pending'; long: boolean } | { kind: 'failed'; problem: Problem };

export type FormAction = '/api/account' | '/api/account_country' | '/api/account_link' | '/api/login_link';

type Fields = Readonly<Record<string, unknown>>;

type Props = {
  action: FormAction;
  words: Readonly<{
    label: string;
    /** While the answer is on its way, and after some seconds of that. */
    pending: string;
    stillWaiting: string;
    unreachable: string;
  }>;
  contact: Contact;
  accountId: string | undefined;
  /** Something else is to be done first. */
  isSecond?: boolean;
  /** Done with what is typed before it is sent: undefined where it could not be. */
  prepare?: (fields: Fields) => Promise<Fields | undefined>;
  /** The form's inputs; their values are sent as JSON where JavaScript runs. */
  children: ReactNode;
};

/** In ms: after so long a pilot asks whether anything happens at all. */
const LONG = 4_000;

/** A plain form with one button; where JavaScript runs, the press answers in place. */
export function SubmitForm({ action, words, contact, accountId, isSecond, prepare, children }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const button = useRef<HTMLButtonElement>(null);
  const isPending = state.kind === 'pending';

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

  useEffect(() => {
    if (!isPending) return;
    const timer = window.setTimeout(() => setState({ kind: 'pending', long: true }), LONG);
    return () => window.clearTimeout(timer);
  }, [isPending]);

  async function press(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const typed: Fields = Object.fromEntries(new FormData(event.currentTarget));
    setState({ kind: 'pending', long: false });
    const fields = prepare ? await prepare(typed) : typed;
    const asked = fields ? await postJson(action, fields) : { problem: undefined };
    if ('answer' in asked) window.location.assign(asked.answer.url ?? '/');
    else
      setState({
        kind: 'failed',
        problem: asked.problem ?? { message: words.unreachable, requestId: undefined },
      });
  }

  return (
    <form method="post" action={action} onSubmit={press}>
      {children}
      <button
        ref={button}
        type="submit"
        disabled={isPending}
        className={[isPending && 'pending', isSecond && 'second'].filter(Boolean).join(' ') || undefined}
      >
        {/* One upon the other, the other one hidden: the button keeps its size. */}
        <span className="label">{words.label}</span>
        <span className="meanwhile">{words.pending}</span>
      </button>
      <div aria-live="polite">
        {isPending && (
          <p className={state.long ? 'quiet' : 'visually-hidden'}>
            {state.long ? words.stillWaiting : words.pending}
          </p>
        )}
      </div>
      <div role="alert">
        {state.kind === 'failed' && (
          <ProblemNotice {...state.problem} contact={contact} accountId={accountId} />
        )}
      </div>
    </form>
  );
}
