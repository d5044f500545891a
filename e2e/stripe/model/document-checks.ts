import type Stripe from 'stripe';
import type { AccountRecord } from './account';
import { textAt } from './given';
import { type ErrorCode, requirementError } from './requirement-errors';
import { personPrefix } from './requirements-by-country';

/** A document that Stripe asks for when what was typed could not be verified. */
export type DocumentCheck = {
  /** The requirement. */
  name: string;
  isDue: boolean;
  /** Whether a file was given, which Stripe looks at at once. */
  isLookedAt: boolean;
  /** Whether payments go on while it is due. */
  chargesEnabled: boolean;
  error: Stripe.Account.Requirements.Error;
};

/** Stripe's own files for tests, which the hosted pages offer. */
const testFiles: ReadonlyMap<string, 'success' | 'failure'> = new Map([
  ['file_identity_document_success', 'success'],
  ['file_identity_document_failure', 'failure'],
]);

/** To which name a person's requirement is kept, whomever they act for. */
export function keptName(name: string): string {
  return name.replace(/^representative\./, 'individual.');
}

/** The document of whoever stands for an account. */
export function personDocument(account: Pick<AccountRecord, 'businessType'>): string {
  return `${personPrefix(account)}.verification.document`;
}

/** When the person was born, as in 1902-01-01. */
export function birthOf({ given }: Pick<AccountRecord, 'given'>): string {
  const part = (name: string) => textAt(given, `individual.dob.${name}`).padStart(2, '0');
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** What Stripe's test values make of the documents that it may ask for. */
export function documentChecks(account: AccountRecord): DocumentCheck[] {
  const { given, businessType } = account;
  const value = (path: string) => textAt(given, path);
  const check = (name: string, wrong: ErrorCode | undefined, chargesEnabled: boolean): DocumentCheck => {
    const file = value(`${keptName(name)}.front`);
    const outcome = account.documents?.[file] ?? testFiles.get(file);
    const hasFailed = outcome === 'failure';
    const isAccepted = outcome === 'success';
    return {
      name,
      isDue: hasFailed || (wrong !== undefined && !isAccepted),
      isLookedAt: hasFailed || isAccepted,
      chargesEnabled,
      error: requirementError(hasFailed || !wrong ? 'verification_document_failed_test_mode' : wrong, name),
    };
  };

  const isOne = (path: string) => /^1+$/.test(value(path));
  // Stripe's testing page: any other date of birth is not verified.
  const isUnverified =
    !['1901-01-01', '1902-01-01'].includes(birthOf(account)) ||
    isOne('individual.ssn_last_4') ||
    isOne('individual.id_number') ||
    value('individual.address.line1') === 'address_line1_no_match';
  const isElsewhere = value('individual.address.line1') === 'address_no_match';
  const ofPerson = [
    check(personDocument(account), isUnverified ? 'verification_failed_keyed_identity' : undefined, false),
    check(
      `${personPrefix(account)}.verification.additional_document`,
      isElsewhere ? 'verification_failed_address_match' : undefined,
      true,
    ),
  ];
  if (businessType === null || businessType === 'individual') return ofPerson;
  return [...ofPerson, check('company.verification.document', ...companyProblem(value))];
}

/** That a document of the company is what such an address or tax ID makes due is inferred. */
function companyProblem(
  value: (path: string) => string,
): [wrong: ErrorCode | undefined, chargesEnabled: boolean] {
  const taxId = value('company.tax_id').replace('-', '');
  if (taxId === '111111111') return ['verification_failed_tax_id_match', false];
  if (taxId === '111111112') return ['verification_failed_tax_id_not_issued', false];
  const line1 = value('company.address.line1');
  if (line1 === 'address_line1_no_match') return ['verification_failed_address_match', false];
  return line1 === 'address_no_match' ? ['verification_failed_address_match', true] : [undefined, true];
}
