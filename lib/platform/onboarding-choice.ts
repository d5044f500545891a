import type { Choices } from './choices';

/** What the app lacks for a way to onboard: such pilots go to Stripe's hosted form. */
export const notBuiltYet: Readonly<Record<Choices['onboarding'], string | undefined>> = {
  hosted: undefined,
  embedded: undefined,
  api: 'This version of the app has no form for it yet: it sends pilots to Stripe’s hosted form.',
};
