import type { AccountRecord, PersonRecord } from './account';
import { textAt, valueAt } from './given';
import { actingPersons, bornOn, hasRole, prefixOf } from './persons';
import type { ErrorCode } from './requirement-errors';
import { termsAreStale } from './submission';
import { TAX_ID_SECONDS } from './times';

/**
 * What one of the values of Stripe's testing page makes due, for as long as it is given. Of which requirement Stripe
 * tells it, and that it takes payments away while it is due, is inferred where the page does not say.
 */
export type Problem = {
  due: readonly string[];
  code: ErrorCode;
  /** What else will do. */
  alternative?: string;
  /** Whether payments go on while it is due. */
  chargesEnabled?: true;
  /** How long Stripe takes to find it, in seconds, where that is not as long as all else. */
  after?: number;
  /** The person whose it is, by their ID. */
  person?: string;
};

const COMPANY_DOCUMENT = 'company.verification.document';

/** What Stripe finds in the file that was given for a document: undefined where there is none. */
export function outcomeAt(account: AccountRecord, name: string, person?: PersonRecord) {
  const file = person
    ? textAt(person.given, `${name}.front`) || textAt(person.given, `${name}.back`)
    : textAt(account.given, `${name}.front`) || textAt(account.given, `${name}.back`);
  if (file === '') return undefined;
  return account.documents?.[file] ?? (file === 'file_identity_document_failure' ? 'failure' : 'success');
}

const isAll = (digit: string, text: string) => text !== '' && [...text].every((one) => one === digit);
const numbersOf = ({ given }: PersonRecord) =>
  ['ssn_last_4', 'id_number'].map((name) => textAt(given, name).replace(/\D/g, ''));

/** Whether test values have Stripe find out at once. */
export function isVerifiedAtOnce(person: PersonRecord): boolean {
  return bornOn(person) === '1902-01-01' || numbersOf(person).some((number) => isAll('2', number));
}

function problemsOfPerson(account: AccountRecord, person: PersonRecord): Problem[] {
  const prefix = prefixOf(account, person);
  const line1 = textAt(person.given, 'address.line1');
  const isMismatch = numbersOf(person).some((number) => isAll('1', number));
  const isOtherBirth = !['', '1900-01-01', '1901-01-01', '1902-01-01'].includes(bornOn(person));
  const inIdentity: ErrorCode | undefined = isMismatch
    ? 'verification_failed_id_number_match'
    : isOtherBirth || line1 === 'address_line1_no_match'
      ? 'verification_failed_keyed_identity'
      : undefined;
  const inAddress = line1 === 'address_no_match' ? 'verification_failed_address_match' : undefined;
  const document = (name: string, wrong: ErrorCode | undefined, goesOn?: true): Problem[] => {
    const outcome = outcomeAt(account, name, person);
    const code = outcome === 'failure' ? 'verification_document_failed_test_mode' : wrong;
    if (outcome === 'success' || code === undefined) return [];
    return [
      { due: [`${prefix}.${name}`], code, person: person.id, ...(goesOn && { chargesEnabled: goesOn }) },
    ];
  };
  return [
    ...document('verification.document', inIdentity),
    ...document('verification.additional_document', inAddress, true),
    ...(hasRole(person, 'director') ? problemsOfDirector(prefix, person) : []),
  ];
}

function problemsOfDirector(prefix: string, { given }: PersonRecord): Problem[] {
  const name = ['first_name', 'last_name'].map((part) => textAt(given, part)).join(' ');
  if (name.includes('mismatch_director'))
    return [{ due: [`${prefix}.first_name`], code: 'verification_directors_mismatch' }];
  if (name.includes('missing_director'))
    return [{ due: ['company.directors_provided'], code: 'verification_missing_directors' }];
  if (name.includes('extraneous_director'))
    return [{ due: ['company.directors_provided'], code: 'verification_extraneous_directors' }];
  return [];
}

const TAX_ID = 'company.tax_id';
const DECLARED = ['company.ownership_declaration.date', 'company.ownership_declaration.ip'];

/** What the numbers of Stripe's test registry make of a company; the codes are inferred. */
const registry: Readonly<Record<string, Problem>> = {
  222221000: { due: [TAX_ID], code: 'verification_failed_tax_id_not_issued', after: TAX_ID_SECONDS },
  222221001: { due: DECLARED, code: 'verification_missing_owners' },
  222221002: { due: ['company.directors_provided'], code: 'verification_directors_mismatch' },
  222221003: { due: ['company.owners_provided'], code: 'verification_missing_owners' },
  222221004: { due: ['company.directors_provided'], code: 'verification_missing_directors' },
};

/** The test registry's answer never comes. */
export function isPendingInRegistry(account: AccountRecord): boolean {
  return taxIdOf(account) === '222221005' && outcomeAt(account, COMPANY_DOCUMENT) === undefined;
}

function taxIdOf({ given }: AccountRecord): string {
  return textAt(given, TAX_ID).replace(/\D/g, '');
}

function inTaxId(account: AccountRecord): Problem[] {
  const taxId = taxIdOf(account);
  const named = (role: 'owner' | 'director') =>
    actingPersons(account).filter((person) => hasRole(person, role)).length;
  const late = { due: [TAX_ID], after: TAX_ID_SECONDS };
  if (taxId === '111111111') return [{ ...late, code: 'verification_failed_tax_id_match' }];
  if (taxId === '111111112') return [{ ...late, code: 'verification_failed_tax_id_not_issued' }];
  const isProven = valueAt(account.given, 'company.documents.proof_of_registration') !== undefined;
  if (isProven && registry[taxId]?.code === 'verification_missing_owners') return [];
  if (taxId === '222221001' && DECLARED.every((name) => textAt(account.given, name) !== '')) return [];
  // Inferred: with two of them nobody is missing.
  if (taxId === '222221003' && named('owner') > 1) return [];
  if (taxId === '222221004' && named('director') > 1) return [];
  const found = registry[taxId];
  return found ? [found] : [];
}

/** All but the company's document, which stands for any of them. */
function problemsOfCompany(account: AccountRecord): Problem[] {
  const { businessType, given } = account;
  if (businessType === null || businessType === 'individual') return [];
  const outcome = outcomeAt(account, COMPANY_DOCUMENT);
  if (outcome === 'failure')
    return [{ due: [COMPANY_DOCUMENT], code: 'verification_document_failed_test_mode' }];
  const name = textAt(given, 'company.name');
  const denied: Problem[] =
    name === 'disallowed_name' ? [{ due: ['company.name'], code: 'invalid_company_name_denylisted' }] : [];
  if (outcome === 'success') return denied;
  const line1 = textAt(given, 'company.address.line1');
  const address: Problem = { due: ['company.address.line1'], code: 'verification_failed_address_match' };
  const unverified: Problem[] = [
    ...inTaxId(account),
    ...(name === 'mismatch_business_name'
      ? [{ due: ['company.name'], code: 'verification_failed_name_match' } as const]
      : []),
    ...(line1 === 'address_line1_no_match' ? [address] : []),
    ...(line1 === 'address_no_match' ? [{ ...address, chargesEnabled: true } as const] : []),
  ];
  return [...denied, ...unverified.map((problem) => ({ ...problem, alternative: COMPANY_DOCUMENT }))];
}

const sites: Readonly<Record<string, ErrorCode>> = {
  disallowed: 'invalid_url_denylisted',
  geoblocked: 'invalid_url_website_inaccessible_geoblocked',
  inaccessible: 'invalid_url_website_inaccessible',
  mismatch: 'invalid_url_website_business_information_mismatch',
  missing: 'invalid_url_website_incomplete',
  passwordprotected: 'invalid_url_website_inaccessible_password_protected',
  underconstruction: 'invalid_url_website_incomplete_under_construction',
};

/** What is wrong at a place with what is given there. */
const words: readonly (readonly [at: string, value: RegExp, code: ErrorCode])[] = [
  ['business_profile.name', /^disallowed_dba$/, 'invalid_business_profile_name_denylisted'],
  ['business_profile.name', /^invalid_dba$/, 'invalid_business_profile_name'],
  ['business_profile.product_description', /^.{1,9}$/s, 'invalid_product_description_length'],
  ['business_profile.product_description', /^https?:\/\/\S+$/, 'invalid_product_description_url_match'],
  ['settings.payments.statement_descriptor', /^mismatch$/i, 'invalid_statement_descriptor_business_mismatch'],
  ['settings.payments.statement_descriptor', /^disallowed$/i, 'invalid_statement_descriptor_denylisted'],
  [
    'settings.card_payments.statement_descriptor_prefix',
    /^mismatch$/i,
    'invalid_statement_descriptor_prefix_mismatch',
  ],
  [
    'settings.card_payments.statement_descriptor_prefix',
    /^disallowed$/i,
    'invalid_statement_descriptor_prefix_denylisted',
  ],
];

function problemsOfProfile({ given }: AccountRecord): Problem[] {
  const url = textAt(given, 'business_profile.url');
  const [, site = ''] = /^(?:https?:\/\/)?(\w+)\.stripe\.com\b/.exec(url) ?? [];
  const wrongSite = sites[site];
  const wantsUrl = textAt(given, 'business_profile.product_description') === 'require_url' && url === '';
  return [
    ...words.flatMap(([at, value, code]) => (value.test(textAt(given, at)) ? [{ due: [at], code }] : [])),
    ...(wrongSite ? [{ due: ['business_profile.url'], code: wrongSite }] : []),
    ...(wantsUrl
      ? [{ due: ['business_profile.url'], code: 'invalid_url_web_presence_detected' } as const]
      : []),
  ];
}

/** All that is wrong with what an account has submitted. */
export function problemsOf(account: AccountRecord): Problem[] {
  const terms: Problem = {
    due: ['tos_acceptance.date', 'tos_acceptance.ip'],
    code: 'invalid_tos_acceptance',
    after: 0,
  };
  return [
    ...actingPersons(account).flatMap((person) => problemsOfPerson(account, person)),
    ...problemsOfCompany(account),
    ...problemsOfProfile(account),
    ...(termsAreStale(account) ? [terms] : []),
  ];
}
