import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from '../../model/account';
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

type AlternativeV1 = Stripe.Account.Requirements.Alternative;

function alternativeV2(alternative: AlternativeV1): Stripe.V2.Core.Account.Requirements.Alternative {
  const { original_fields_due, alternative_fields_due } = alternative;
  const entries = alternative_fields_due.map((name) => ({
    awaiting_action_from: 'user' as const,
    description: requirementNameV2(name),
    errors: [],
  }));
  return {
    original_entries: original_fields_due.map((name) => ({ description: requirementNameV2(name) })),
    options: [{ entries }],
  };
}

/** v2 has one entry for each requirement, whoever has to act on it. */
export function requirementsV2(account: AccountRecord, state: AccountState): Requirements {
  const { errors, pending_verification, current_deadline } = state.requirements;
  const alternatives = (state.requirements.alternatives ?? []).map(alternativeV2);
  const due = deadlines(state);
  const entry = (name: string, awaiting: Entry['awaiting_action_from'], status: Status): Entry => ({
    awaiting_action_from: awaiting,
    description: requirementNameV2(name),
    errors: (errors ?? [])
      .filter(({ requirement }) => requirement === name)
      .map(({ code, reason }) => ({ code, description: reason })),
    impact: restricts(account, name, status),
    minimum_deadline: { status },
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
