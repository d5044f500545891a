'use client';

import {
  ConnectAccountManagement,
  ConnectComponentsProvider,
  ConnectDocuments,
  ConnectNotificationBanner,
  ConnectPayments,
  ConnectPayouts,
} from '@stripe/react-connect-js';
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import type { Words } from '@/lib/words/words';
import type { Shown } from '../components/embedded/embedded';
import { Skeleton } from '../components/embedded/skeleton';

export type PartWords = Pick<Words['ownPage'], 'parts' | 'partFailed' | 'noticesFailed'>;

/** In the order of a pilot's questions: was I paid, when is it sent to me, where are my papers, who am I there. */
const parts = [
  { name: 'payments', Part: ConnectPayments },
  { name: 'payouts', Part: ConnectPayouts },
  { name: 'documents', Part: ConnectDocuments },
  { name: 'management', Part: ConnectAccountManagement },
] as const;

type PartName = (typeof parts)[number]['name'];

const allWaiting = {
  payments: 'waiting',
  payouts: 'waiting',
  documents: 'waiting',
  management: 'waiting',
} as const;

/** In ms: a part that has shown nothing by then is said to have failed. */
const PATIENCE = 20_000;

type PartState = 'waiting' | 'shown' | 'failed';

/** One part that fails hides no other; only where all of them do has the page failed. */
export function Components({ instance, onLoaderStart, onLoadError, words }: Shown & { words: PartWords }) {
  const [states, setStates] = useState<Readonly<Record<PartName, PartState>>>(allWaiting);
  const become = useCallback((name: PartName, state: PartState) => {
    // What is shown says itself what becomes of it.
    setStates((known) => (known[name] === 'waiting' ? { ...known, [name]: state } : known));
  }, []);

  const all = Object.values(states);
  const isShown = all.includes('shown');
  const hasFailed = all.every((state) => state === 'failed');
  useEffect(() => {
    if (isShown) onLoaderStart();
    if (hasFailed) onLoadError();
  }, [isShown, hasFailed, onLoaderStart, onLoadError]);

  return (
    <ConnectComponentsProvider connectInstance={instance}>
      <Banner failed={words.noticesFailed} />
      <div className="parts">
        {parts.map(({ name, Part: Component }) => (
          <section key={name} className="card" aria-labelledby={name}>
            <h2 id={name}>{words.parts[name]}</h2>
            <Part
              name={name}
              state={states[name]}
              become={become}
              Component={Component}
              failed={words.partFailed}
            />
          </section>
        ))}
      </div>
    </ConnectComponentsProvider>
  );
}

/** Nobody waits for it: it shows nothing while Stripe has nothing to say. */
function Banner({ failed }: { failed: string }) {
  const [hasFailed, setFailed] = useState(false);
  const fail = useCallback(() => setFailed(true), []);
  return (
    <>
      <div role="alert">{hasFailed && <p>{failed}</p>}</div>
      {!hasFailed && <ConnectNotificationBanner onLoadError={fail} />}
    </>
  );
}

type PartProps = Readonly<{
  name: PartName;
  state: PartState;
  become: (name: PartName, state: PartState) => void;
  Component: ComponentType<{ onLoaderStart?: () => void; onLoadError?: () => void }>;
  failed: string;
}>;

function Part({ name, state, become, Component, failed }: PartProps) {
  const shown = useCallback(() => become(name, 'shown'), [name, become]);
  const fail = useCallback(() => become(name, 'failed'), [name, become]);
  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = window.setTimeout(fail, PATIENCE);
    return () => window.clearTimeout(timer);
  }, [state, fail]);
  return (
    <>
      {state === 'waiting' && <Skeleton rows={3} />}
      <div role="alert">{state === 'failed' && <p>{failed}</p>}</div>
      {state !== 'failed' && <Component onLoaderStart={shown} onLoadError={fail} />}
    </>
  );
}
