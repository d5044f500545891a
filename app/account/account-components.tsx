'use client';

import {
  ConnectAccountManagement,
  ConnectComponentsProvider,
  ConnectDocuments,
  ConnectNotificationBanner,
  ConnectPayments,
  ConnectPayouts,
} from '@stripe/react-connect-js';
import { type ComponentType, useState } from 'react';
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

export function Components({ instance, onLoaderStart, words }: Shown & { words: PartWords }) {
  return (
    <ConnectComponentsProvider connectInstance={instance}>
      <Part Component={ConnectNotificationBanner} reveal={onLoaderStart} failed={words.noticesFailed} />
      <div className="parts">
        {parts.map(({ name, Part: Component }) => (
          <section key={name} className="card" aria-labelledby={name}>
            <h2 id={name}>{words.parts[name]}</h2>
            <Part Component={Component} reveal={onLoaderStart} failed={words.partFailed} hasSkeleton />
          </section>
        ))}
      </div>
    </ConnectComponentsProvider>
  );
}

type PartProps = Readonly<{
  Component: ComponentType<Pick<Shown, 'onLoaderStart' | 'onLoadError'>>;
  /** Shows the page: one part that fails hides no other. */
  reveal: () => void;
  failed: string;
  hasSkeleton?: boolean;
}>;

function Part({ Component, reveal, failed, hasSkeleton = false }: PartProps) {
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  const started = () => {
    setState('shown');
    reveal();
  };
  const failing = () => {
    setState((known) => (known === 'shown' ? known : 'failed'));
    reveal();
  };
  return (
    <>
      {state === 'waiting' && hasSkeleton && <Skeleton rows={3} />}
      <div role="alert">{state === 'failed' && <p>{failed}</p>}</div>
      {state !== 'failed' && <Component onLoaderStart={started} onLoadError={failing} />}
    </>
  );
}
