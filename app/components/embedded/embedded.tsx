'use client';

import type { StripeConnectInstance } from '@stripe/connect-js/pure';
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { EmbeddingPage } from '@/lib/platform/embedded-pages';
import type { Problem } from '../post-json';
import { ProblemNotice } from '../problem-notice';
import type { Contact } from '../said';
import { NoSessionError } from './account-session';
import { appearanceNow, onScheme } from './appearance';
import type { Embedding } from './instance';
import { TooLateError } from './load-connect-js';
import { logOutWithPilot } from './log-out';

/** In ms: who has seen nothing of Stripe's by then is shown another way. */
const PATIENCE = 20_000;

/** What a page's components are given. */
export type Shown = Readonly<{
  instance: StripeConnectInstance;
  accountId: string;
  onLoaderStart: () => void;
  /** Before anything is shown: after it the component says so itself. */
  onLoadError: () => void;
}>;

export type EmbeddedWords = Readonly<{
  loading: string;
  tryAgain: string;
  failed: Readonly<{ notLoaded: string; tooLate: string; expired: string }>;
}>;

export type EmbeddedProps = Readonly<{
  embedding: Embedding;
  accountId: string;
  words: EmbeddedWords;
  contact: Contact;
  /** What stands in the components' place until the first of them shows something. */
  skeleton?: ReactNode;
  /** Drawn by the server: the way on where they do not come, and without JavaScript. */
  instead?: ReactNode;
}>;

type Props = EmbeddedProps & {
  page: EmbeddingPage;
  /** Brings the components' code, which no other page loads. */
  load: () => Promise<{ Components: ComponentType<Shown> }>;
};

type State =
  | { kind: 'loading' }
  | {
      kind: 'begun';
      instance: StripeConnectInstance;
      Components: ComponentType<Shown>;
      isShown: boolean;
    }
  | { kind: 'failed'; problem: Problem };

/** Holds components of Stripe's, and says what has become of them. */
export function Embedded(props: Props) {
  const [attempt, setAttempt] = useState(1);
  const tryAgain = () => setAttempt((count) => count + 1);

  // Back from another page, the browser may show this one as it was left: at the end of a visit to Stripe's form.
  useEffect(() => {
    const begin = (event: PageTransitionEvent) => event.persisted && setAttempt((count) => count + 1);
    window.addEventListener('pageshow', begin);
    return () => window.removeEventListener('pageshow', begin);
  }, []);

  return <Attempt key={attempt} {...props} isFirst={attempt === 1} tryAgain={tryAgain} />;
}

/** What fails, fails once: what comes later of the same attempt is ignored. */
function Attempt({
  embedding: { publishableKey, connectJs },
  accountId,
  words,
  contact,
  skeleton,
  instead,
  page,
  load,
  isFirst,
  tryAgain,
}: Props & { isFirst: boolean; tryAgain: () => void }) {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const again = useRef<HTMLButtonElement>(null);
  const wasShown = useRef(false);
  const { notLoaded, tooLate, expired } = words.failed;
  const isWaiting = state.kind === 'loading' || (state.kind === 'begun' && !state.isShown);

  useEffect(() => {
    const attempt = new AbortController();
    const fail = (problem: Problem) => {
      if (!attempt.signal.aborted) setState({ kind: 'failed', problem });
      attempt.abort();
    };
    async function begin() {
      const [{ beginInstance }, { Components }] = await Promise.all([import('./instance'), load()]);
      const wish = { publishableKey, connectJs, accountId, page };
      const instance = await beginInstance(wish, attempt.signal, (problem) =>
        fail({ message: [expired, problem?.message].join(' ').trim(), requestId: problem?.requestId }),
      );
      if (!attempt.signal.aborted) setState({ kind: 'begun', instance, Components, isShown: false });
    }
    begin().catch((error: unknown) => fail(problemOf(error, { notLoaded, tooLate })));
    return () => attempt.abort();
  }, [publishableKey, connectJs, accountId, page, load, notLoaded, tooLate, expired]);

  // A banner that has nothing to say may never show anything: once it is there, nobody waits for it.
  const mayBeSilent = page === 'home' && state.kind === 'begun';
  useEffect(() => {
    if (!isWaiting || mayBeSilent) return;
    const failed: State = { kind: 'failed', problem: { message: tooLate, requestId: undefined } };
    const timer = window.setTimeout(() => setState((known) => (isShownIn(known) ? known : failed)), PATIENCE);
    return () => window.clearTimeout(timer);
  }, [isWaiting, mayBeSilent, tooLate]);

  const instance = state.kind === 'begun' ? state.instance : undefined;
  useEffect(() => instance && onScheme(() => instance.update({ appearance: appearanceNow() })), [instance]);

  const onLoaderStart = useCallback(() => {
    if (instance) logOutWithPilot(instance);
    wasShown.current = true;
    setState((known) => (known.kind === 'begun' && !known.isShown ? { ...known, isShown: true } : known));
  }, [instance]);

  const onLoadError = useCallback(() => {
    const failed: State = { kind: 'failed', problem: { message: notLoaded, requestId: undefined } };
    setState((known) => (known.kind === 'begun' && !known.isShown ? failed : known));
  }, [notLoaded]);

  // Who was in Stripe's form, or has pressed "try again", with a keyboard should not have to look for the way on.
  useEffect(() => {
    if (state.kind === 'failed' && (!isFirst || wasShown.current)) again.current?.focus();
  }, [state.kind, isFirst]);

  return (
    <div
      className="embedded"
      data-state={isWaiting ? 'loading' : state.kind === 'failed' ? 'failed' : 'shown'}
    >
      <p className="visually-hidden" aria-live="polite">
        {isWaiting && words.loading}
      </p>
      {isWaiting && skeleton}
      <div role="alert">
        {state.kind === 'failed' && (
          <>
            <ProblemNotice {...state.problem} contact={contact} accountId={accountId} />
            <p>
              <button type="button" ref={again} onClick={tryAgain}>
                {words.tryAgain}
              </button>
            </p>
          </>
        )}
      </div>
      {state.kind === 'begun' && (
        <div className={state.isShown ? 'stripes' : 'not-yet'}>
          <state.Components
            instance={state.instance}
            accountId={accountId}
            onLoaderStart={onLoaderStart}
            onLoadError={onLoadError}
          />
        </div>
      )}
      <div className="instead">{instead}</div>
    </div>
  );
}

function isShownIn(state: State): boolean {
  return state.kind === 'begun' && state.isShown;
}

/** Of what kept Stripe's components from beginning. */
function problemOf(
  error: unknown,
  { notLoaded, tooLate }: Pick<EmbeddedWords['failed'], 'notLoaded' | 'tooLate'>,
): Problem {
  if (error instanceof NoSessionError && error.problem) return error.problem;
  return { message: error instanceof TooLateError ? tooLate : notLoaded, requestId: undefined };
}
