import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from './account';
import { alternativeOf, missingAtFirst, missingEventually } from './missing';
import { nothingDue } from './nothing-due';
import { actingPersons, bornOn, prefixOf } from './persons';
import { requirementError } from './requirement-errors';
import { isPendingInRegistry, isVerifiedAtOnce, outcomeAt, type Problem, problemsOf } from './test-values';
import { CHECK_SECONDS } from './times';

type State = Omit<AccountState, 'details_submitted'>;
type Requirements = Stripe.Account.Requirements;

const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();

/** What an account for which its platform collects it still has to give, or to give again. */
function requirements(account: AccountRecord, missing: readonly string[], problems: readonly Problem[]) {
  const wrong = problems.flatMap(({ due }) => due);
  const due = sorted([...missing, ...wrong]);
  const isChecked = account.submitted !== null && due.length === 0;
  // Inferred: whom Stripe has verified it asks for no document.
  const eventually = missingEventually(account).filter(
    (name) => !isChecked || !/\.verification\.(additional_)?document$/.test(name),
  );
  const alternatives = [
    ...missing.map((name) => [name, alternativeOf(name, account)] as const),
    ...problems.flatMap(({ due, alternative }) => due.map((name) => [name, alternative] as const)),
  ];
  return {
    ...nothingDue,
    alternatives: alternatives.flatMap(([name, alternative]) =>
      alternative ? [{ original_fields_due: [name], alternative_fields_due: [alternative] }] : [],
    ),
    currently_due: due,
    disabled_reason: due.length > 0 ? 'requirements.past_due' : null,
    errors: problems.flatMap(({ due: names, code }) => names.map((name) => requirementError(code, name))),
    eventually_due: sorted([...due, ...eventually]),
    past_due: due,
  } satisfies Requirements;
}

const off = { charges_enabled: false, payouts_enabled: false };

/** What follows from the facts at a time in Unix seconds, of an account for which its platform collects what is required. */
export function stateForPlatform(account: AccountRecord, now: number): State {
  const missing = missingAtFirst(account);
  if (account.submitted === null) return { ...off, requirements: requirements(account, missing, []) };

  const elapsed = now - account.submitted;
  const persons = actingPersons(account);
  if (persons.some((person) => bornOn(person) === '1900-01-01')) {
    const disabled_reason = elapsed < CHECK_SECONDS ? 'listed' : 'rejected.listed';
    return { ...off, requirements: { ...nothingDue, disabled_reason } };
  }

  const slow = elapsed < CHECK_SECONDS ? persons.filter((person) => !isVerifiedAtOnce(person)) : [];
  const waiting = slow.filter((person) => !outcomeAt(account, 'verification.document', person));
  const found = problemsOf(account).filter(({ after, person }) => {
    if (after !== undefined) return elapsed >= after;
    return person === undefined ? waiting.length === 0 : !waiting.some(({ id }) => id === person);
  });
  const due = requirements(account, missing, found);
  const pending = [
    ...waiting.map((person) => `${prefixOf(account, person)}.verification.document`),
    ...(isPendingInRegistry(account) ? ['company.tax_id'] : []),
  ];
  const isOff = missing.length > 0 || pending.length > 0;
  return {
    charges_enabled: !isOff && found.every(({ chargesEnabled }) => chargesEnabled),
    payouts_enabled: !isOff && found.length === 0,
    requirements: {
      ...due,
      pending_verification: pending,
      disabled_reason:
        due.disabled_reason ?? (pending.length > 0 ? 'requirements.pending_verification' : null),
    },
  };
}
