'use client';

import { ConnectComponentsProvider, ConnectNotificationBanner } from '@stripe/react-connect-js';
import { useCallback, useState } from 'react';
import type { Shown } from './embedded';

export function Components({ instance, onLoaderStart, onLoadError }: Shown) {
  const [count, setCount] = useState(0);
  const told = useCallback(
    ({ total }: { total: number }) => {
      setCount(total);
      // Without a notice nothing is ever shown that would say so.
      onLoaderStart();
    },
    [onLoaderStart],
  );
  return (
    <ConnectComponentsProvider connectInstance={instance}>
      {/* No room is taken while Stripe has nothing to say. Every page would carry a style sheet's rule for it. */}
      <div style={count > 0 ? { marginBottom: '1.5rem' } : undefined}>
        <ConnectNotificationBanner
          onNotificationsChange={told}
          onLoaderStart={onLoaderStart}
          onLoadError={onLoadError}
        />
      </div>
    </ConnectComponentsProvider>
  );
}
