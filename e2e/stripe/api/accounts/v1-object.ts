import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from '../../model/account';
import { payoutScheduleOf } from '../../model/countries';
import { defaultCurrencyOf } from '../../model/default-currency';
import { nothingDue } from '../../model/nothing-due';
import { personsOf } from '../../model/persons';
import { stateOf } from '../../model/verification';
import { bankAccountV1 } from './external-account';
import { seesPersonalDetails } from './personal-details';
import { BusinessProfile, Company, Groups, Settings, TosAcceptance } from './v1-answers';
import { personV1 } from './v1-person';

/** As Stripe answers; the SDK's type leaves out the login links of an Express account. */
type AccountV1 = Stripe.Account & { login_links?: Stripe.ApiList<Stripe.LoginLink> };

/** What each set of responsibilities was called before `controller`. */
function legacyType({ controller }: AccountRecord): Stripe.Account.Type {
  if (controller.dashboard === 'full') return 'standard';
  if (controller.dashboard === 'express') return 'express';
  return controller.requirementCollection === 'application' ? 'custom' : 'none';
}

function controllerOf({ controller, formerType }: AccountRecord): Stripe.Account.Controller {
  const { feesPayer, losses, requirementCollection, dashboard } = controller;
  const payer =
    feesPayer === 'application' && formerType ? (`application_${formerType}` as const) : feesPayer;
  return {
    type: 'application',
    is_controller: true,
    fees: { payer },
    losses: { payments: losses },
    requirement_collection: requirementCollection,
    stripe_dashboard: { type: dashboard },
  };
}

function capabilitiesOf(
  { capabilities }: AccountRecord,
  { charges_enabled, requirements }: AccountState,
): Stripe.Account.Capabilities {
  const pending = (requirements.pending_verification ?? []).length > 0;
  const status = charges_enabled ? 'active' : pending ? 'pending' : 'inactive';
  return Object.fromEntries(capabilities.map((name) => [name, status]));
}

function settingsOf({ given, country, controller, displayName }: AccountRecord): Stripe.Account.Settings {
  const { payouts, ...settings } = Settings.parse(given.settings ?? {});
  const { delay_days, ...schedule } = payouts.schedule;
  const { delay_days: fewest, ...byDefault } = payoutScheduleOf(country);
  return {
    ...settings,
    dashboard: { display_name: displayName, timezone: 'Etc/UTC' },
    payouts: {
      debit_negative_balances: controller.requirementCollection === 'stripe',
      ...payouts,
      schedule: {
        ...(schedule.interval === undefined ? byDefault : { interval: schedule.interval }),
        ...schedule,
        delay_days: typeof delay_days === 'number' ? delay_days : fewest,
      },
    },
  };
}

function personalDetails(
  account: AccountRecord,
  state: AccountState,
): Pick<Stripe.Account, 'company' | 'individual'> {
  const { businessType, given } = account;
  if (!seesPersonalDetails(account)) return {};
  const isCompany = businessType !== null && businessType !== 'individual';
  const [individual] = personsOf(account);
  return {
    ...((isCompany || given.company) && { company: Company.parse(given.company ?? {}) }),
    ...(businessType === 'individual' &&
      given.individual &&
      individual && { individual: personV1(account, state, individual) }),
  };
}

/** A list of what belongs to an account, of which there is no more. */
function listOf<Item>({ id }: AccountRecord, name: string, data: Item[]): Stripe.ApiList<Item> {
  return { object: 'list', data, has_more: false, url: `/v1/accounts/${id}/${name}` };
}

/** `now` in Unix seconds. */
export function accountV1(account: AccountRecord, now: number): AccountV1 {
  const state = stateOf(account, now);
  const { given, country, externalAccounts } = account;
  const bankAccounts = externalAccounts.map((one) => bankAccountV1(account.id, one));
  return {
    id: account.id,
    object: 'account',
    business_profile: BusinessProfile.parse(given.business_profile ?? {}),
    business_type: account.businessType,
    capabilities: capabilitiesOf(account, state),
    charges_enabled: state.charges_enabled,
    ...personalDetails(account, state),
    controller: controllerOf(account),
    country,
    created: account.created,
    default_currency: defaultCurrencyOf(account),
    details_submitted: state.details_submitted,
    email: account.email,
    external_accounts: listOf(account, 'external_accounts', bankAccounts),
    future_requirements: nothingDue,
    groups: Groups.parse(given.groups ?? {}),
    ...(account.controller.dashboard === 'express' && { login_links: listOf(account, 'login_links', []) }),
    metadata: account.metadata,
    payouts_enabled: state.payouts_enabled,
    requirements: state.requirements,
    settings: settingsOf(account),
    tos_acceptance: TosAcceptance.parse(given.tos_acceptance ?? {}),
    type: legacyType(account),
  };
}
