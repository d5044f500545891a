import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from '../../model/account';
import { Individual } from './v1-answers';

/** An account has one person here, who needs no name of their own. */
export function personId({ id }: AccountRecord): string {
  return id.replace(/^acct_/, 'person_');
}

const nothing = {
  alternatives: [],
  currently_due: [],
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

/** Whoever the account stands for, or acts for the company. */
export function personV1(account: AccountRecord, state: AccountState): Stripe.Person {
  const { verification, ...person } = Individual.parse(account.given.individual ?? {});
  return {
    id: personId(account),
    object: 'person',
    account: account.id,
    created: account.created,
    ...person,
    future_requirements: nothing,
    requirements: nothing,
    verification: { details: null, details_code: null, status: verificationStatus(state), ...verification },
  };
}

function verificationStatus({ charges_enabled, requirements }: AccountState): string {
  if (charges_enabled) return 'verified';
  return (requirements.pending_verification ?? []).length > 0 ? 'pending' : 'unverified';
}
