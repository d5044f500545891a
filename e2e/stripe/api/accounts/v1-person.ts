import type Stripe from 'stripe';
import type { AccountRecord, AccountState, PersonRecord } from '../../model/account';
import { merged, placed } from '../../model/given';
import { isCollectedByPlatform } from '../../model/missing';
import { nothingDue } from '../../model/nothing-due';
import { prefixOf } from '../../model/persons';
import { Individual } from './v1-answers';

/** A person as v1 tells of them, and of what is asked of them. */
export function personV1(account: AccountRecord, state: AccountState, person: PersonRecord): Stripe.Person {
  // Who is kept as an account's individual represents it unless it was said otherwise; others, where it was said.
  const given = merged(placed('relationship.representative', false), person.given);
  const { verification, ...told } = Individual.parse(given);
  const requirements = requirementsOf(state.requirements, `${prefixOf(account, person)}.`);
  return {
    id: person.id,
    object: 'person',
    account: account.id,
    created: person.created,
    ...told,
    future_requirements: requirementsOf(nothingDue, ''),
    requirements,
    verification: {
      details: null,
      details_code: null,
      status: isCollectedByPlatform(account)
        ? statusByRequirements(state, requirements)
        : statusByAccount(state),
      ...verification,
    },
  };
}

/** Of the account's those that are a person's, whose names there are inferred. */
function requirementsOf(all: Stripe.Account.Requirements, prefix: string): Stripe.Person.Requirements {
  const own = (names: readonly string[] | null) =>
    (names ?? []).flatMap((name) => (prefix && name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  return {
    alternatives: (all.alternatives ?? []).flatMap(({ original_fields_due, alternative_fields_due }) =>
      own(original_fields_due).length > 0
        ? [
            {
              original_fields_due: own(original_fields_due),
              alternative_fields_due: own(alternative_fields_due),
            },
          ]
        : [],
    ),
    currently_due: own(all.currently_due),
    errors: (all.errors ?? []).flatMap((error) =>
      own([error.requirement]).map((requirement) => ({ ...error, requirement })),
    ),
    eventually_due: own(all.eventually_due),
    past_due: own(all.past_due),
    pending_verification: own(all.pending_verification),
  };
}

function statusByRequirements(
  { details_submitted }: AccountState,
  { currently_due, pending_verification }: Stripe.Person.Requirements,
): string {
  if (pending_verification.length > 0) return 'pending';
  return details_submitted && currently_due.length === 0 ? 'verified' : 'unverified';
}

function statusByAccount({ charges_enabled, requirements }: AccountState): string {
  if (charges_enabled) return 'verified';
  return (requirements.pending_verification ?? []).length > 0 ? 'pending' : 'unverified';
}
