import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from './account';
import { birthOf, type DocumentCheck, documentChecks, personDocument } from './document-checks';
import { textAt } from './given';
import { alternativeOf, isCollectedByPlatform, missingAtFirst, missingEventually } from './missing';
import { nothingDue } from './nothing-due';
import { stateForPlatform } from './platform-verification';
import { CHECK_SECONDS } from './times';

export { CHECK_SECONDS };

/** The document of an individual. */
export const DOCUMENT = 'individual.verification.document';

/** What Stripe asks of an account that lacks these. */
function stillDue(account: AccountRecord, missing: string[]): Stripe.Account.Requirements {
  return {
    ...nothingDue,
    alternatives: missing.flatMap((name) => {
      const alternative = alternativeOf(name, account);
      return alternative ? [{ original_fields_due: [name], alternative_fields_due: [alternative] }] : [];
    }),
    currently_due: missing,
    eventually_due: missing,
    past_due: missing,
    disabled_reason: 'requirements.past_due',
  };
}

/** Whether test values have Stripe find out at once. */
function isVerifiedAtOnce(account: AccountRecord): boolean {
  const isTwo = (path: string) => /^2+$/.test(textAt(account.given, path));
  return birthOf(account) === '1902-01-01' || isTwo('individual.ssn_last_4') || isTwo('individual.id_number');
}

function documentsDue(due: readonly DocumentCheck[]): Partial<Stripe.Account.Requirements> {
  const names = due.map(({ name }) => name);
  return {
    currently_due: names,
    eventually_due: names,
    past_due: names,
    disabled_reason: 'requirements.past_due',
    errors: due.map(({ error }) => error),
  };
}

/** What Stripe makes of an account that has given all that was asked at first. */
function stateOnceComplete(account: AccountRecord, now: number): Omit<AccountState, 'details_submitted'> {
  const state = (
    charges_enabled: boolean,
    payouts_enabled: boolean,
    requirements: Partial<Stripe.Account.Requirements>,
  ) => ({ charges_enabled, payouts_enabled, requirements: { ...nothingDue, ...requirements } });

  const checked = account.submitted !== null && now >= account.submitted + CHECK_SECONDS;
  if (birthOf(account) === '1900-01-01')
    return state(false, false, { disabled_reason: checked ? 'rejected.listed' : 'listed' });
  const checks = documentChecks(account);
  if (!checked && !isVerifiedAtOnce(account) && !checks.some(({ isLookedAt }) => isLookedAt))
    return state(false, false, {
      disabled_reason: 'requirements.pending_verification',
      pending_verification: [personDocument(account)],
    });
  const due = checks.filter(({ isDue }) => isDue);
  if (due.length === 0) return state(true, true, { eventually_due: missingEventually(account) });
  return state(
    due.every(({ chargesEnabled }) => chargesEnabled),
    false,
    documentsDue(due),
  );
}

/** What follows from the facts at a time in Unix seconds, but for what a test has forced. */
export function stateOf(account: AccountRecord, now: number): AccountState {
  const { requirements: forced, ...rest } = account.forced;
  const derived = isCollectedByPlatform(account)
    ? stateForPlatform(account, now)
    : stateForStripe(account, now);
  return {
    details_submitted: account.submitted !== null,
    ...derived,
    ...rest,
    requirements: { ...derived.requirements, ...forced },
  };
}

/** Of an account for which Stripe collects what is required. */
function stateForStripe(account: AccountRecord, now: number): Omit<AccountState, 'details_submitted'> {
  const missing = missingAtFirst(account);
  const complete = account.submitted !== null && missing.length === 0;
  if (complete) return stateOnceComplete(account, now);
  return { charges_enabled: false, payouts_enabled: false, requirements: stillDue(account, missing) };
}
