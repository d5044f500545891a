import type Stripe from 'stripe';
import { z } from 'zod';
import type { AccountRecord, AccountState, Configuration } from '../../model/account';
import { currencyOf } from '../../model/countries';
import { type Given, valueAt } from '../../model/given';
import { personId } from '../../model/persons';
import { stateOf } from '../../model/verification';
import { seesPersonalDetails } from './personal-details';
import { capabilitiesV2, capabilityV2 } from './v2-capabilities';
import { givenToldByV2 } from './v2-given';
import { requirementsV2 } from './v2-requirements';

export type Include = Stripe.V2.Core.AccountRetrieveParams.Include;

/** What was given is in the shape of the parameters, which is that of the answer. */
const MerchantGiven =
  z.custom<Omit<Stripe.V2.Core.Account.Configuration.Merchant, 'applied' | 'capabilities'>>();
const DefaultsGiven = z.custom<Omit<Stripe.V2.Core.Account.Defaults, 'responsibilities'>>();
const IdentityGiven = z.custom<
  Pick<Stripe.V2.Core.Account.Identity, 'attestations' | 'business_details'> & {
    individual?: Omit<
      Stripe.V2.Core.Account.Identity.Individual,
      'id' | 'object' | 'account' | 'created' | 'updated'
    >;
  }
>();

function merchant(
  account: AccountRecord,
  state: AccountState,
  given: Given,
): Stripe.V2.Core.Account.Configuration.Merchant {
  const requested = capabilitiesV2(account).merchant.filter((name) => !name.startsWith('stripe_balance.'));
  return {
    applied: true,
    capabilities: {
      ...Object.fromEntries(requested.map((name) => [name, capabilityV2(state.charges_enabled, state)])),
      stripe_balance: { payouts: capabilityV2(state.payouts_enabled, state) },
    },
    ...MerchantGiven.parse(valueAt(given, 'configuration.merchant') ?? {}),
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
  given: Given,
): Stripe.V2.Core.Account.Configuration {
  const told = (name: Configuration) =>
    include.includes(`configuration.${name}`) && account.configurations.includes(name);
  return {
    ...(told('customer') ? { customer: { applied: true } } : {}),
    ...(told('merchant') ? { merchant: merchant(account, state, given) } : {}),
    ...(told('recipient') ? { recipient: recipient(account, state) } : {}),
  };
}

function defaults(account: AccountRecord, given: Given): Stripe.V2.Core.Account.Defaults {
  const { feesPayer, losses, requirementCollection } = account.controller;
  const { formerType } = account;
  const application = formerType ? (`application_${formerType}` as const) : 'application';
  return {
    currency: currencyOf(account.country),
    ...DefaultsGiven.parse(given.defaults ?? {}),
    responsibilities: {
      fees_collector: feesPayer === 'application' ? application : 'stripe',
      losses_collector: losses,
      requirements_collector: requirementCollection,
    },
  };
}

function identity(account: AccountRecord, given: Given): Stripe.V2.Core.Account.Identity {
  const { individual, business_details, ...rest } = IdentityGiven.parse(given.identity ?? {});
  const sees = seesPersonalDetails(account);
  const created = timeOf(account.created);
  return {
    ...rest,
    ...(sees && business_details && { business_details }),
    country: account.country,
    ...(account.businessType ? { entity_type: account.businessType } : {}),
    ...(sees &&
      individual &&
      account.businessType === 'individual' && {
        individual: {
          id: personId(account),
          object: 'v2.core.account_person',
          account: account.id,
          created,
          updated: created,
          ...individual,
        },
      }),
  };
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** `now` in Unix seconds. */
export function accountV2(
  account: AccountRecord,
  now: number,
  include: readonly Include[],
): Stripe.V2.Core.Account {
  const state = stateOf(account, now);
  const told = (name: Include) => include.includes(name);
  const given = givenToldByV2(account);
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: account.configurations,
    closed: account.closed,
    ...(include.some((name) => name.startsWith('configuration.'))
      ? { configuration: configuration(account, state, include, given) }
      : {}),
    ...(account.email === null ? {} : { contact_email: account.email }),
    ...(account.phone === null ? {} : { contact_phone: account.phone }),
    created: timeOf(account.created),
    dashboard: account.controller.dashboard,
    ...(told('defaults') ? { defaults: defaults(account, given) } : {}),
    ...(account.displayName === null ? {} : { display_name: account.displayName }),
    ...(told('future_requirements') ? { future_requirements: { alternatives: [], entries: [] } } : {}),
    ...(told('identity') ? { identity: identity(account, given) } : {}),
    livemode: account.livemode,
    metadata: account.metadata,
    ...(told('requirements') ? { requirements: requirementsV2(account, state) } : {}),
  };
}
