import type { AccountRecord, ForcedState } from './stripe/model/account';
import type { LocalStripe } from './stripe/server';

/** What Stripe knows of an account, for a test to change. Throws where there is no such account. */
export function atStripe(stripe: LocalStripe, accountId: string): AccountRecord {
  const record = stripe.state.accounts.get(accountId);
  if (!record) throw new Error(`There is no account ${accountId} at Stripe.`);
  return record;
}

export function force(stripe: LocalStripe, accountId: string, forced: ForcedState): void {
  atStripe(stripe, accountId).forced = forced;
}

export const nothingDue = {
  currently_due: [],
  past_due: [],
  eventually_due: [],
  pending_verification: [],
  errors: [],
  disabled_reason: null,
};
export const enabled = { details_submitted: true, charges_enabled: true, payouts_enabled: true };
export const disabled = { details_submitted: true, charges_enabled: false, payouts_enabled: false };

export const ready: ForcedState = { ...enabled, requirements: nothingDue };
