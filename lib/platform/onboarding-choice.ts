import type { Choices } from './choices';

/**
 * What the app lacks for each way to onboard: such pilots go to Stripe's hosted form like all others. The choice decides
 * which sets Stripe accepts (choices.ts), is kept with each account, and changes nothing else yet.
 */
export const notBuiltYet: Readonly<Record<Choices['onboarding'], string | undefined>> = {
  hosted: undefined,
  embedded: undefined,
  api: 'This version of the app has no form for it yet: it sends pilots to Stripe’s hosted form.',
};
