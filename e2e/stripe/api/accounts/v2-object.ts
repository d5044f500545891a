import type Stripe from 'stripe';
import type { AccountRecord, AccountState, Configuration } from '../../model/account';
import { stateOf } from '../../model/verification';
import { capabilitiesV2, capabilityV2 } from './v2-capabilities';
import { requirementsV2 } from './v2-requirements';

export type Include = Stripe.V2.Core.AccountRetrieveParams.Include;

function merchant(
  account: AccountRecord,
  state: AccountState,
): Stripe.V2.Core.Account.Configuration.Merchant {
  const requested = capabilitiesV2(account).merchant.filter((name) => !name.startsWith('stripe_balance.'));
  return {
    applied: true,
    capabilities: {
      ...Object.fromEntries(requested.map((name) => [name, capabilityV2(state.charges_enabled, state)])),
      stripe_balance: { payouts: capabilityV2(state.payouts_enabled, state) },
    },
    ...(account.given['business_profile.mcc'] ? { mcc: account.given['business_profile.mcc'] } : {}),
  };
}

function recipient(
  account: AccountRecord,
  state: AccountState,
): Stripe.V2.Core.Account.Configuration.Recipient {
  const transfers = account.capabilities.includes('transfers')
    ? { stripe_transfers: capabilityV2(state.charges_enabled, state) }
    : {};
  return {
    applied: true,
    capabilities: {
      stripe_balance: { payouts: capabilityV2(state.payouts_enabled, state), ...transfers },
    },
  };
}

function configuration(
  account: AccountRecord,
  state: AccountState,
  include: readonly Include[],
): Stripe.V2.Core.Account.Configuration {
  const told = (name: Configuration) =>
    include.includes(`configuration.${name}`) && account.configurations.includes(name);
  return {
    ...(told('customer') ? { customer: { applied: true } } : {}),
    ...(told('merchant') ? { merchant: merchant(account, state) } : {}),
    ...(told('recipient') ? { recipient: recipient(account, state) } : {}),
  };
}

function defaults(account: AccountRecord): Stripe.V2.Core.Account.Defaults {
  const { feesPayer, losses, requirementCollection } = account.controller;
  const url = account.given['business_profile.url'];
  return {
    currency: account.country === 'US' ? 'usd' : 'eur',
    ...(url ? { profile: { business_url: url } } : {}),
    responsibilities: {
      fees_collector: feesPayer === 'application' ? 'application' : 'stripe',
      losses_collector: losses,
      requirements_collector: requirementCollection,
    },
  };
}

function identity(account: AccountRecord): Stripe.V2.Core.Account.Identity {
  return {
    country: account.country,
    ...(account.businessType ? { entity_type: account.businessType } : {}),
  };
}

/** `now` in Unix seconds. */
export function accountV2(
  account: AccountRecord,
  now: number,
  include: readonly Include[],
): Stripe.V2.Core.Account {
  const state = stateOf(account, now);
  const told = (name: Include) => include.includes(name);
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: account.configurations,
    closed: account.closed,
    ...(include.some((name) => name.startsWith('configuration.'))
      ? { configuration: configuration(account, state, include) }
      : {}),
    ...(account.email === null ? {} : { contact_email: account.email }),
    ...(account.phone === null ? {} : { contact_phone: account.phone }),
    created: new Date(account.created * 1000).toISOString(),
    dashboard: account.controller.dashboard,
    ...(told('defaults') ? { defaults: defaults(account) } : {}),
    ...(account.displayName === null ? {} : { display_name: account.displayName }),
    ...(told('future_requirements') ? { future_requirements: { entries: [] } } : {}),
    ...(told('identity') ? { identity: identity(account) } : {}),
    livemode: account.livemode,
    metadata: account.metadata,
    ...(told('requirements') ? { requirements: requirementsV2(account, state) } : {}),
  };
}
