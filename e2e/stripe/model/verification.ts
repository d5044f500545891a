import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from './account';
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

/** The document that Stripe asks for when what was typed could not be verified. */
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

/** The name to which a person's requirement is kept, whomever they act for. */
export function keptName(name: string): string {
  return name.replace(/^representative\./, 'individual.');
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

type Outcome = 'checking' | 'verified' | 'charges_only' | 'needs_document' | 'listed' | 'rejected';

/** What Stripe's test values lead to. */
function outcomeOf(account: AccountRecord, now: number): Outcome {
  const value = (field: string) => textAt(account.given, `individual.${field}`);
  const born = ['dob.year', 'dob.month', 'dob.day'].map((part) => value(part).padStart(2, '0')).join('-');
  const checked = account.submitted !== null && now >= account.submitted + CHECK_SECONDS;

  if (born === '1900-01-01') return checked ? 'rejected' : 'listed';
  const document = value('verification.document.front');
  if (document === 'file_identity_document_success') return 'verified';
  if (document === 'file_identity_document_failure') return 'needs_document';

  const atOnce = born === '1902-01-01' || /^2+$/.test(value('ssn_last_4'));
  if (!checked && !atOnce) return 'checking';
  // Stripe's testing page: any other date of birth is not verified.
  if (born !== '1901-01-01' && born !== '1902-01-01') return 'needs_document';
  if (/^1+$/.test(value('ssn_last_4'))) return 'needs_document';
  if (value('address.line1') === 'address_no_match') return 'charges_only';
  if (value('address.line1') === 'address_line1_no_match') return 'needs_document';
  return 'verified';
}

function documentDue(account: AccountRecord): Partial<Stripe.Account.Requirements> {
  const failed = textAt(account.given, `${DOCUMENT}.front`) !== '';
  return {
    currently_due: [DOCUMENT],
    eventually_due: [DOCUMENT],
    past_due: [DOCUMENT],
    disabled_reason: 'requirements.past_due',
    errors: [
      failed
        ? {
            code: 'verification_document_failed_test_mode',
            reason: 'A test data helper was supplied to simulate verification failure.',
            requirement: DOCUMENT,
          }
        : {
            code: 'verification_failed_keyed_identity',
            reason: "The person's keyed-in identity information could not be verified.",
            requirement: DOCUMENT,
          },
    ],
  };
}

function stateByOutcome(account: AccountRecord, outcome: Outcome): Omit<AccountState, 'details_submitted'> {
  const state = (
    charges_enabled: boolean,
    payouts_enabled: boolean,
    requirements: Partial<Stripe.Account.Requirements>,
  ) => ({ charges_enabled, payouts_enabled, requirements: { ...nothingDue, ...requirements } });

  switch (outcome) {
    case 'verified':
      return state(true, true, { eventually_due: missingEventually(account) });
    case 'checking':
      return state(false, false, {
        disabled_reason: 'requirements.pending_verification',
        pending_verification: [DOCUMENT],
      });
    case 'charges_only':
      return state(true, false, documentDue(account));
    case 'needs_document':
      return state(false, false, documentDue(account));
    case 'listed':
      return state(false, false, { disabled_reason: 'listed' });
    case 'rejected':
      return state(false, false, { disabled_reason: 'rejected.listed' });
  }
}

/** What follows from the facts at a time in Unix seconds, but for what a test has forced. */
export function stateOf(account: AccountRecord, now: number): AccountState {
  const missing = missingAtFirst(account);
  const complete = account.submitted !== null && missing.length === 0;
  const derived = complete
    ? stateByOutcome(account, outcomeOf(account, now))
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
