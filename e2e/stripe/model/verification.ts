import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from './account';

/** How long Stripe looks at details that it does not verify at once, in seconds of the local clock. */
export const CHECK_SECONDS = 20;

const BUSINESS = ['business_profile.mcc', 'business_profile.url', 'business_type'];
const PERSON = ['first_name', 'last_name', 'dob.day', 'dob.month', 'dob.year', 'email', 'phone'];
const ADDRESS = ['address.line1', 'address.city', 'address.postal_code'];
const US_ONLY = ['address.state', 'ssn_last_4'];
const COMPANY = ['company.name', 'company.tax_id'];
const LAST = ['external_account', 'tos_acceptance.date', 'tos_acceptance.ip'];

/** The document that Stripe asks for when what was typed could not be verified. */
export const DOCUMENT = 'individual.verification.document';

/** How a person's requirements begin: `representative` where they act for a company. */
export function personPrefix(account: AccountRecord): 'individual' | 'representative' {
  return account.businessType === 'individual' ? 'individual' : 'representative';
}

/** In Stripe's names and order. */
function neededAtFirst(account: AccountRecord): string[] {
  const person = personPrefix(account);
  if (!account.businessType)
    return [...BUSINESS, 'representative.first_name', 'representative.last_name', ...LAST];
  const fields = [...PERSON, ...ADDRESS, ...(account.country === 'US' ? US_ONLY : [])];
  return [
    ...BUSINESS,
    ...(account.businessType === 'individual' ? [] : COMPANY),
    ...fields.map((field) => `${person}.${field}`),
    ...LAST,
  ];
}

type Outcome = 'checking' | 'verified' | 'charges_only' | 'needs_document' | 'listed' | 'rejected';

/** What Stripe's test values lead to. */
function outcomeOf(account: AccountRecord, now: number): Outcome {
  const person = personPrefix(account);
  const value = (field: string) => account.given[`${person}.${field}`] ?? '';
  const born = ['dob.year', 'dob.month', 'dob.day'].map((part) => value(part).padStart(2, '0')).join('-');
  const checked = account.submitted !== null && now >= account.submitted + CHECK_SECONDS;

  if (born === '1900-01-01') return checked ? 'rejected' : 'listed';
  const document = account.given[DOCUMENT];
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

function documentDue(account: AccountRecord): Partial<Stripe.Account.Requirements> {
  const failed = account.given[DOCUMENT] !== undefined;
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
  const eventually = account.country === 'US' ? [`${personPrefix(account)}.id_number`] : [];
  const state = (
    charges_enabled: boolean,
    payouts_enabled: boolean,
    requirements: Partial<Stripe.Account.Requirements>,
  ) => ({ charges_enabled, payouts_enabled, requirements: { ...nothingDue, ...requirements } });

  switch (outcome) {
    case 'verified':
      return state(true, true, { eventually_due: eventually });
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

/** What an account has not given yet, before Stripe verifies anything. */
function missingAtFirst(account: AccountRecord): string[] {
  return neededAtFirst(account).filter((name) => account.given[name] === undefined);
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
        requirements: {
          ...nothingDue,
          currently_due: missing,
          eventually_due: missing,
          past_due: missing,
          disabled_reason: 'requirements.past_due' as const,
        },
      };
  const { requirements: forced, ...rest } = account.forced;
  return {
    details_submitted: account.submitted !== null,
    ...derived,
    ...rest,
    requirements: { ...derived.requirements, ...forced },
  };
}
