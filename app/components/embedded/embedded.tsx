'use client';

import type { StripeConnectInstance } from '@stripe/connect-js/pure';
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { EmbeddingPage } from '@/lib/platform/embedded-pages';
import { ProblemNotice } from '../problem-notice';
import type { Contact } from '../said';
import { NoSessionError, type Trouble } from './account-session';
import { appearanceNow, onScheme } from './appearance';
import type { Embedding } from './instance';
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
      hasEnded: boolean;
    }
  | { kind: 'failed'; trouble: Trouble };

/** Holds components of Stripe's, and says what has become of them. */
export function Embedded(props: Props) {
  const [attempt, setAttempt] = useState(1);
  return (
    <Attempt key={attempt} {...props} isFirst={attempt === 1} tryAgain={() => setAttempt(attempt + 1)} />
  );
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
  const { notLoaded, tooLate, expired } = words.failed;
  const isWaiting = state.kind === 'loading' || (state.kind === 'begun' && !state.isShown);

  useEffect(() => {
    let isCurrent = true;
    const change = (next: (known: State) => State) => {
      if (isCurrent) setState((known) => (known.kind === 'failed' ? known : next(known)));
    };
    async function begin() {
      const [{ beginInstance }, { Components }] = await Promise.all([import('./instance'), load()]);
      const wish = { publishableKey, connectJs, accountId, page };
      const instance = await beginInstance(wish, () =>
        change((known) => (known.kind === 'begun' ? { ...known, hasEnded: true } : known)),
      );
      change(() => ({ kind: 'begun', instance, Components, isShown: false, hasEnded: false }));
    }
    begin().catch((error: unknown) => {
      const trouble = error instanceof NoSessionError ? error.trouble : undefined;
      change(() => ({ kind: 'failed', trouble: trouble ?? { message: notLoaded, requestId: undefined } }));
    });
    return () => {
      isCurrent = false;
    };
  }, [publishableKey, connectJs, accountId, page, load, notLoaded]);

  useEffect(() => {
    if (!isWaiting) return;
    const trouble = { message: tooLate, requestId: undefined };
    const timer = window.setTimeout(() => setState({ kind: 'failed', trouble }), PATIENCE);
    return () => window.clearTimeout(timer);
  }, [isWaiting, tooLate]);

  const instance = state.kind === 'begun' ? state.instance : undefined;
  useEffect(() => instance && onScheme(() => instance.update({ appearance: appearanceNow() })), [instance]);

  const onLoaderStart = useCallback(() => {
    if (instance) logOutWithPilot(instance);
    setState((known) => (known.kind === 'begun' ? { ...known, isShown: true } : known));
  }, [instance]);

  const onLoadError = useCallback(() => {
    const trouble = { message: notLoaded, requestId: undefined };
    setState((known) => (known.kind === 'begun' && !known.isShown ? { kind: 'failed', trouble } : known));
  }, [notLoaded]);

  // Who has pressed "try again" with a keyboard should not have to look for it.
  useEffect(() => {
    if (state.kind === 'failed' && !isFirst) again.current?.focus();
  }, [state.kind, isFirst]);

  const trouble = troubleOf(state, expired);
  return (
    <div className="embedded" data-state={isWaiting ? 'loading' : trouble ? 'failed' : 'shown'}>
      <p className="visually-hidden" aria-live="polite">
        {isWaiting && words.loading}
      </p>
      {isWaiting && skeleton}
      <div role="alert">
        {trouble && (
          <>
            <ProblemNotice {...trouble} contact={contact} accountId={accountId} />
            <p>
              <button type="button" ref={again} onClick={tryAgain}>
                {words.tryAgain}
              </button>
            </p>
          </>
        )}
      </div>
      {state.kind === 'begun' && !state.hasEnded && (
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

function troubleOf(state: State, expired: string): Trouble | undefined {
  if (state.kind === 'failed') return state.trouble;
  return state.kind === 'begun' && state.hasEnded ? { message: expired, requestId: undefined } : undefined;
}
