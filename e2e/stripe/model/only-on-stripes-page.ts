import type { ForcedState } from './account';
import { nothingDue } from './nothing-due';

/** The requirements that no API can satisfy, but Stripe's own pages alone. */
export const ONLY_ON_STRIPES_PAGE = /\.proof_of_liveness$|^interv_\w+\./;

/** The state of an account that Stripe wants to see something of itself; or of `requirement`, such as `interv_1.form`. */
export function neededOnStripesPage(
  requirement = 'individual.verification.proof_of_liveness',
): Required<ForcedState> {
  const names = [requirement];
  return {
    details_submitted: true,
    charges_enabled: false,
    payouts_enabled: false,
    requirements: {
      ...nothingDue,
      currently_due: names,
      disabled_reason: 'requirements.past_due',
      eventually_due: names,
      past_due: names,
    },
  };
}
