import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { type Given, isOn, leavesOf, merged, placed, type Value, valueAt } from '../../model/given';
import type { Parameters } from '../context';
import { requireValues } from '../validation/values';
import { requirePersonalDetails } from './personal-details';
import { givenByPlatform } from './platform-collected';
import { unsupportedLocally } from './unsupported';
import { idNumbersGiven, idNumbersTold } from './v2-id-numbers';

/** A branch of v2's parameters, and where it is kept among v1's; v1 has no place for some, and does not tell of them. */
type Pair = readonly [v2: string, v1: string];

const below = (v2: string, v1: string, pairs: Readonly<Record<string, string>>): Pair[] =>
  Object.entries(pairs).map(([inV2, inV1]) => [`${v2}.${inV2}`, `${v1}.${inV1}`]);
const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** What is within another branch comes after it. */
export const pairs: readonly Pair[] = [
  ...below('identity.individual', 'individual', {
    given_name: 'first_name',
    surname: 'last_name',
    date_of_birth: 'dob',
    legal_gender: 'gender',
    'script_names.kana.given_name': 'first_name_kana',
    'script_names.kana.surname': 'last_name_kana',
    'script_names.kanji.given_name': 'first_name_kanji',
    'script_names.kanji.surname': 'last_name_kanji',
    'script_addresses.kana': 'address_kana',
    'script_addresses.kanji': 'address_kanji',
    ...same('address', 'email', 'phone', 'political_exposure', 'metadata', 'nationalities', 'relationship'),
    ...same('additional_addresses', 'additional_names', 'documents', 'id_numbers'),
    additional_terms_of_service: 'additional_tos_acceptances',
    'documents.primary_verification.front_back': 'verification.document',
    'documents.secondary_verification.front_back': 'verification.additional_document',
  }),
  ...below('identity.business_details', 'company', {
    registered_name: 'name',
    'script_names.kana.registered_name': 'name_kana',
    'script_names.kanji.registered_name': 'name_kanji',
    'script_addresses.kana': 'address_kana',
    'script_addresses.kanji': 'address_kanji',
    ...same('address', 'phone', 'registration_date', 'structure', 'additional_addresses'),
    ...same('documents', 'id_numbers'),
    'documents.primary_verification.front_back': 'verification.document',
  }),
  ...below('identity.business_details', 'business_profile', {
    'annual_revenue.amount.value': 'annual_revenue.amount',
    'annual_revenue.amount.currency': 'annual_revenue.currency',
    'annual_revenue.fiscal_year_end': 'annual_revenue.fiscal_year_end',
    'monthly_estimated_revenue.amount.value': 'monthly_estimated_revenue.amount',
    'monthly_estimated_revenue.amount.currency': 'monthly_estimated_revenue.currency',
    estimated_worker_count: 'estimated_worker_count',
  }),
  ...below('identity.attestations', 'company', {
    'persons_provided.directors': 'directors_provided',
    'persons_provided.executives': 'executives_provided',
    'persons_provided.owners': 'owners_provided',
    'persons_provided.ownership_exemption_reason': 'ownership_exemption_reason',
    ...same('directorship_declaration', 'ownership_declaration', 'representative_declaration'),
  }),
  ...below(
    'identity.attestations.terms_of_service.account',
    'tos_acceptance',
    same('date', 'ip', 'user_agent'),
  ),
  ['defaults.currency', 'default_currency'],
  ['defaults.locales', 'locales'],
  ['defaults.payout_methods', 'payout_methods'],
  ...below('defaults.profile', 'business_profile', {
    business_url: 'url',
    doing_business_as: 'name',
    product_description: 'product_description',
  }),
  ...below('configuration.merchant', 'business_profile', {
    mcc: 'mcc',
    'support.address': 'support_address',
    'support.email': 'support_email',
    'support.phone': 'support_phone',
    'support.url': 'support_url',
  }),
  ...below('configuration.merchant', 'settings', {
    ...same('branding', 'konbini_payments', 'bacs_debit_payments', 'sepa_debit_payments'),
    'card_payments.decline_on': 'card_payments.decline_on',
    'statement_descriptor.descriptor': 'payments.statement_descriptor',
    'statement_descriptor.prefix': 'card_payments.statement_descriptor_prefix',
    'script_statement_descriptor.kana.descriptor': 'payments.statement_descriptor_kana',
    'script_statement_descriptor.kana.prefix': 'card_payments.statement_descriptor_prefix_kana',
    'script_statement_descriptor.kanji.descriptor': 'payments.statement_descriptor_kanji',
    'script_statement_descriptor.kanji.prefix': 'card_payments.statement_descriptor_prefix_kanji',
  }),
];

/** The parameters that the record has a place of its own for, and those that ask for something. */
const READ = [
  'configuration.customer.applied',
  'configuration.merchant.applied',
  'configuration.merchant.capabilities',
  'configuration.recipient.applied',
  'configuration.recipient.capabilities.stripe_balance.stripe_transfers',
  'contact_email',
  'contact_phone',
  'dashboard',
  'defaults.responsibilities',
  'display_name',
  'identity.country',
  'identity.entity_type',
  'include',
  'metadata',
];

/** What only the pilot can say once they were sent to Stripe; that v2 refuses it as v1 does is inferred. */
const PERSONAL = ['identity.entity_type', 'identity.individual', 'identity.business_details'];

/** What the parameters add to what was given. Throws Stripe's refusals, and a 400 for what is not modelled here. */
export function givenByV2(
  account: AccountRecord,
  parameters: Parameters,
  now: number,
): Pick<AccountRecord, 'given' | 'termsFor' | 'urlIsUnseen'> {
  const known = [...READ, ...pairs.map(([v2]) => v2)];
  const unknown = leavesOf(parameters).find(([path]) => !known.some((branch) => isOn(branch, path)));
  if (unknown) throw unsupportedLocally(unknown[0]);
  requirePersonalDetails(
    account,
    PERSONAL.find((path) => valueAt(parameters, path) !== undefined),
  );
  checkTerms(account, parameters);
  checkPerson(account, parameters);
  requireValues('v2', { contact_phone: parameters.contact_phone ?? null }, now, (path) => path);
  const given = mergedByV2(account.given, parameters, now, (path) => path);
  const change = mergedByV2({}, parameters, now, (path) => path);
  return givenByPlatform(account, given, change, (path) =>
    path === 'company.tax_id' ? 'identity.business_details.id_numbers' : 'defaults.profile.business_url',
  );
}

/**
 * What v2's parameters make of what was given; `nameOf` tells what the request calls that of an account. Throws Stripe's
 * 400 for a value that will not do.
 */
export function mergedByV2(
  given: Given,
  parameters: Given,
  now: number,
  nameOf: (path: string) => string,
): Given {
  const merge = (before: Given, [v2, v1]: Pair) => {
    const value = valueAt(parameters, v2);
    if (value === undefined) return before;
    const change = placed(v1, read(v1, value));
    requireValues('v2', change, now, (path) => nameOf(`${v2}${path.slice(v1.length)}`));
    return merged(before, change);
  };
  const all = idNumbersGiven(pairs.reduce(merge, given), parameters);
  requireValues(
    'v2',
    placed('individual.ssn_last_4', valueAt(all, 'individual.ssn_last_4') ?? null),
    now,
    () => nameOf('identity.individual.id_numbers'),
  );
  return all;
}

/** Inferred from v1, the words as well. */
function checkTerms({ controller }: AccountRecord, parameters: Parameters): void {
  const param = 'identity.attestations.terms_of_service.account';
  if (controller.requirementCollection === 'stripe' && valueAt(parameters, param) !== undefined)
    throw invalidRequest(
      'You cannot accept the Terms of Service on behalf of accounts for which Stripe collects requirements.',
      { code: 'invalid_fields', param },
    );
}

/** The words are inferred. */
function checkPerson({ businessType }: AccountRecord, parameters: Parameters): void {
  const param = 'identity.individual';
  const type = valueAt(parameters, 'identity.entity_type') ?? businessType;
  if (valueAt(parameters, param) !== undefined && type !== null && type !== 'individual')
    throw invalidRequest(
      `The \`identity.individual\` value cannot be set for an account whose entity type is \`${type}\`.`,
      { code: 'invalid_fields', param },
    );
}

const isDate = (path: string) =>
  /^tos_acceptance\.date$|_declaration\.date$|\.additional_tos_acceptances\.account\.date$/.test(path);

/** v2 writes times and shares as text, where v1 has numbers; metadata is text in both. */
function read(v1: string, value: Value): Value {
  if (typeof value === 'string' && isDate(v1)) return secondsOf(value);
  if (typeof value === 'string' && v1.endsWith('.percent_ownership')) return Number(value);
  if (typeof value === 'number' && v1.startsWith('individual.metadata.')) return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(`${v1}.${name}`, part)]));
}

function secondsOf(time: string): number {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds))
    throw invalidRequest(`Invalid timestamp: ${time}`, { code: 'invalid_fields' });
  return milliseconds / 1000;
}

function told(v1: string, value: Value): Value {
  if (typeof value === 'number' && isDate(v1)) return new Date(value * 1000).toISOString();
  if (typeof value === 'number' && v1.endsWith('.percent_ownership')) return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(`${v1}.${name}`, part)]));
}

/** What was given, through either API, as v2 tells of it below `identity`, `defaults` and `configuration`. */
export function givenToldByV2({ given, country }: Pick<AccountRecord, 'given' | 'country'>): Given {
  const tree = pairs.reduce((before, [v2, v1]) => {
    const value = valueAt(given, v1);
    if (value === undefined) return before;
    const type = v2.endsWith('.front_back') ? placed(v2.replace(/front_back$/, 'type'), 'front_back') : {};
    return merged(merged(before, placed(v2, told(v1, value))), type);
  }, {});
  return idNumbersTold(tree, given, country);
}
