import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from './account';
import { birthOf, type DocumentCheck, documentChecks, personDocument } from './document-checks';
import { type Given, textAt, valueAt } from './given';
import { alternativeTo, neededEventually, neededNames } from './requirements-by-country';

/** How long Stripe looks at details that it does not verify at once, in seconds of the local clock. */
export const CHECK_SECONDS = 20;

export const nothingDue: Stripe.Account.Requirements = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

/** The document of an individual. */
export const DOCUMENT = 'individual.verification.document';

/** What there is of an account, by the names of the requirements that it meets. */
export function factsOf({ given, businessType, externalAccounts }: AccountRecord): Given {
  return {
    ...given,
    ...(given.individual !== undefined && { representative: given.individual }),
    ...(businessType && { business_type: businessType }),
    ...(externalAccounts.length > 0 && { external_account: true }),
  };
}

function notGiven(account: AccountRecord, names: readonly string[]): string[] {
  const facts = factsOf(account);
  const isThere = (name: string | undefined) => name !== undefined && valueAt(facts, name) !== undefined;
  return names.filter((name) => !isThere(name) && !isThere(alternativeTo(name, account)));
}

/** What an account has not given yet, before Stripe verifies anything. */
function missingAtFirst(account: AccountRecord): string[] {
  return notGiven(account, neededNames(account));
}

/** What an account has not given yet that Stripe will want one day. */
export function missingEventually(account: AccountRecord): string[] {
  return notGiven(account, neededEventually(account));
}

/** Where the platform collects what is required, all is submitted when nothing is missing: `now`, in Unix seconds. */
export function submittedAt(account: AccountRecord, now: number): number | null {
  const byPlatform = account.controller.requirementCollection === 'application';
  if (account.submitted === null && byPlatform && missingAtFirst(account).length === 0) return now;
  return account.submitted;
}

/** What Stripe asks of an account that lacks these. */
function stillDue(account: AccountRecord, missing: string[]): Stripe.Account.Requirements {
  return {
    ...nothingDue,
    alternatives: missing.flatMap((name) => {
      const alternative = alternativeTo(name, account);
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
    errors: due.map(({ name, error }) => ({ ...error, requirement: name })),
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
  const missing = missingAtFirst(account);
  const complete = account.submitted !== null && missing.length === 0;
  const derived = complete
    ? stateOnceComplete(account, now)
    : {
        charges_enabled: false,
        payouts_enabled: false,
        requirements: stillDue(account, missing),
      };
  const { requirements: forced, ...rest } = account.forced;
  return {
    details_submitted: account.submitted !== null,
    ...derived,
    ...rest,
    requirements: { ...derived.requirements, ...forced },
  };
}
