'use client';

import { Embedded, type EmbeddedProps } from './embedded';

const load = () => import('./notices-component');

/** What Stripe has to say to the pilot, which takes no room while that is nothing. */
export function Notices(props: EmbeddedProps) {
  return <Embedded {...props} page="home" load={load} />;
}
