'use client';

import { type ComponentProps, type ComponentType, useEffect, useState } from 'react';
import type { Embedded, EmbeddedProps } from './embedded';

const load = () => import('./notices-component');

/**
 * What Stripe has to say to the pilot, which takes no room while that is nothing. Home is everybody's, and few have notices
 * there: the code of them comes by itself, and nobody else loads a byte of it.
 */
export function Notices(props: EmbeddedProps) {
  const [loaded, setLoaded] = useState<{ Holder: ComponentType<ComponentProps<typeof Embedded>> }>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    import('./embedded').then(
      ({ Embedded: Holder }) => setLoaded({ Holder }),
      () => setFailed(true),
    );
  }, []);
  if (hasFailed) return <p role="alert">{props.words.failed.notLoaded}</p>;
  return loaded && <loaded.Holder {...props} page="home" load={load} />;
}
