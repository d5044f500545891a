import type { Account } from './account';

/** What is known of an account that Stripe says is not connected to us any more: nothing but that. */
export function disconnectedAccount(id: string): Account {
  return {
    id,
    disconnected: true,
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    requirements: {
      pastDue: [],
      currentlyDue: [],
      eventuallyDue: [],
      pendingVerification: [],
      errors: [],
      disabledReason: undefined,
      deadline: undefined,
    },
  };
}
