'use client';

import { ConnectAccountOnboarding, ConnectComponentsProvider } from '@stripe/react-connect-js';
import { useCallback } from 'react';
import type { Shown } from '../components/embedded/embedded';

/** Who leaves Stripe's form may have given all or nothing: Stripe is asked where the account stands. */
export function Components({ instance, accountId, onLoaderStart, onLoadError }: Shown) {
  const onExit = useCallback(() => window.location.assign(`/return/${accountId}`), [accountId]);
  return (
    <ConnectComponentsProvider connectInstance={instance}>
      <ConnectAccountOnboarding onExit={onExit} onLoaderStart={onLoaderStart} onLoadError={onLoadError} />
    </ConnectComponentsProvider>
  );
}
