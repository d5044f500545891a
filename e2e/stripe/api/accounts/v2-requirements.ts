import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from '../../model/account';
import { isCollectedByPlatform } from '../../model/missing';
import { capabilitiesV2 } from './v2-capabilities';
import { requirementNameV2 } from './v2-requirement-names';

type Requirements = Stripe.V2.Core.Account.Requirements;
type Entry = Stripe.V2.Core.Account.Requirements.Entry;
type Status = Entry['minimum_deadline']['status'];

const URGENCY: readonly Status[] = ['past_due', 'currently_due', 'eventually_due'];

/** Each requirement once, in v1's name, with the most urgent of its deadlines. */
function deadlines({ requirements }: AccountState): Map<string, Status> {
  const found = new Map<string, Status>();
  for (const status of URGENCY)
    for (const name of requirements[status] ?? []) if (!found.has(name)) found.set(name, status);
  return found;
}

function restricts(account: AccountRecord, name: string, status: Status): Entry['impact'] {
  const { merchant, recipient } = capabilitiesV2(account);
  // A bank account is needed to be paid out, and for nothing else.
  const concerned = (capability: string) =>
    name !== 'external_account' || capability === 'stripe_balance.payouts';
  const of = (configuration: 'merchant' | 'recipient', capabilities: readonly string[]) =>
    capabilities.filter(concerned).map((capability) => ({ capability, configuration, deadline: { status } }));
  return { restricts_capabilities: [...of('merchant', merchant), ...of('recipient', recipient)] };
}

/** That Stripe names the kind of number is documented for the US; elsewhere it is inferred that it does not. */
function nameOf(account: AccountRecord, name: string): string {
  const isEin = name === 'company.tax_id' && account.country === 'US' && isCollectedByPlatform(account);
  return isEin ? `${requirementNameV2(name)}.us_ein` : requirementNameV2(name);
}

/** Who has to give it; v2 tells that of a person who has an ID in its name. */
function referenceTo(name: string): Pick<Entry, 'reference'> {
  const [resource] = /^person_\w+/.exec(name) ?? [];
  return resource === undefined ? {} : { reference: { type: 'person', resource } };
}

type AlternativeV1 = Stripe.Account.Requirements.Alternative;

function alternativeV2(
  account: AccountRecord,
  alternative: AlternativeV1,
): Stripe.V2.Core.Account.Requirements.Alternative {
  const { original_fields_due, alternative_fields_due } = alternative;
  const entries = alternative_fields_due.map((name) => ({
    awaiting_action_from: 'user' as const,
    description: nameOf(account, name),
    errors: [],
    ...referenceTo(name),
  }));
  return {
    original_entries: original_fields_due.map((name) => ({
      description: nameOf(account, name),
      ...referenceTo(name),
    })),
    options: [{ entries }],
  };
}

/** v2 has one entry for each requirement, whoever has to act on it. */
export function requirementsV2(account: AccountRecord, state: AccountState): Requirements {
  const { errors, pending_verification, current_deadline } = state.requirements;
  const alternatives = (state.requirements.alternatives ?? []).map((one) => alternativeV2(account, one));
  const due = deadlines(state);
  const entry = (name: string, awaiting: Entry['awaiting_action_from'], status: Status): Entry => ({
    awaiting_action_from: awaiting,
    description: nameOf(account, name),
    errors: (errors ?? [])
      .filter(({ requirement }) => requirement === name)
      .map(({ code, reason }) => ({ code, description: reason })),
    impact: restricts(account, name, status),
    minimum_deadline: { status },
    ...referenceTo(name),
    requested_reasons: [{ code: account.submitted === null ? 'routine_onboarding' : 'routine_verification' }],
  });
  const entries = [
    ...[...due].map(([name, status]) => entry(name, 'user', status)),
    // Its deadline while Stripe looks is inferred.
    ...(pending_verification ?? [])
      .filter((name) => !due.has(name))
      .map((name) => entry(name, 'stripe', 'currently_due')),
  ];
  const soonest = URGENCY.find((status) => entries.some((one) => one.minimum_deadline.status === status));
  if (!soonest) return { alternatives, entries };
  const time = current_deadline ? { time: new Date(current_deadline * 1000).toISOString() } : {};
  return { alternatives, entries, summary: { minimum_deadline: { status: soonest, ...time } } };
}
