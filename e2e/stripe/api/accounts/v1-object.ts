import type Stripe from 'stripe';
import type { AccountRecord } from '../../model/account';
import { nothingDue, stateOf } from '../../model/verification';

/** What each set of responsibilities was called before `controller`. */
function legacyType({ controller }: AccountRecord): Stripe.Account.Type {
  if (controller.dashboard === 'full') return 'standard';
  if (controller.dashboard === 'express') return 'express';
  return controller.requirementCollection === 'application' ? 'custom' : 'none';
}

function capabilities(
  account: AccountRecord,
  enabled: boolean,
  pending: boolean,
): Stripe.Account.Capabilities {
  const status = enabled ? 'active' : pending ? 'pending' : 'inactive';
  return Object.fromEntries(account.capabilities.map((name) => [name, status]));
}

/** `now` in Unix seconds. */
export function accountV1(account: AccountRecord, now: number): Stripe.Account {
  const state = stateOf(account, now);
  const { requirements } = state;
  return {
    id: account.id,
    object: 'account',
    business_type: account.businessType,
    capabilities: capabilities(
      account,
      state.charges_enabled,
      (requirements.pending_verification ?? []).length > 0,
    ),
    charges_enabled: state.charges_enabled,
    controller: {
      type: 'application',
      is_controller: true,
      fees: { payer: account.controller.feesPayer },
      losses: { payments: account.controller.losses },
      requirement_collection: account.controller.requirementCollection,
      stripe_dashboard: { type: account.controller.dashboard },
    },
    country: account.country,
    created: account.created,
    default_currency: account.country === 'US' ? 'usd' : 'eur',
    details_submitted: state.details_submitted,
    email: account.email,
    future_requirements: nothingDue,
    metadata: account.metadata,
    payouts_enabled: state.payouts_enabled,
    requirements,
    type: legacyType(account),
  };
}
