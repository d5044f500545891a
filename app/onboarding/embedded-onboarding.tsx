'use client';

import { Embedded, type EmbeddedProps } from '../components/embedded/embedded';

const load = () => import('./onboarding-component');

/** Stripe's onboarding, in place. */
export function EmbeddedOnboarding(props: EmbeddedProps) {
  return <Embedded {...props} page="onboarding" load={load} />;
}
