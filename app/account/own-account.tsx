'use client';

import { useCallback } from 'react';
import { Embedded, type EmbeddedProps, type Shown } from '../components/embedded/embedded';
import type { PartWords } from './account-components';

/** The embedded components of which the pilot's own page is made. */
export function OwnAccount({ partWords, ...props }: EmbeddedProps & { partWords: PartWords }) {
  const load = useCallback(async () => {
    const { Components } = await import('./account-components');
    return { Components: (shown: Shown) => <Components {...shown} words={partWords} /> };
  }, [partWords]);
  return <Embedded {...props} page="account" load={load} />;
}
