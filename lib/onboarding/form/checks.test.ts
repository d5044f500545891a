import { describe, expect, test } from 'vitest';
import type { AccountDetails } from '../../accounts/account';
import { check, named } from './checks';
import { questionsOf } from './questions';
import { detailsOf } from './testing';

const today = new Date('2026-12-01T12:00:00Z');

/** What becomes of what was typed for a requirement, by its parts; a text alone is the whole. */
function checked(
  name: string,
  typed: string | Readonly<Record<string, string>>,
  set: Partial<Pick<AccountDetails, 'api' | 'country' | 'currency'>> = {},
) {
  const entityType = name.startsWith('individual') ? 'individual' : 'company';
  const details = detailsOf({ ...set, entityType, requirements: { currentlyDue: [name] } });
  const [question] = [...questionsOf(details).values()].filter(({ why }) => why === 'due');
  if (!question) throw new Error(`${name} is not asked`);
  const parts = typeof typed === 'string' ? { '': typed } : typed;
  const read = check(question, new Map(Object.entries(parts)), details, today);
  if ('problems' in read) return read;
  return read.parts.size === 1 && read.parts.has('') ? read.parts.get('') : Object.fromEntries(read.parts);
}

/** That it is refused, for that reason and at that part. */
const wrong = (problem: string, part = '') => ({ problems: { [part]: problem } });

describe('a phone number', () => {
  test.each([
    ['US', '(415) 555-2671', '+14155552671'],
    ['US', '415-555-2671', '+14155552671'],
    ['US', '1 415 555 2671', '+14155552671'],
    ['CA', '416.555.2671', '+14165552671'],
    ['GB', '020 7946 0018', '+442079460018'],
    ['GB', '07700 900123', '+447700900123'],
    ['GB', '(020) 7946 0018', '+442079460018'],
    ['FR', '01 23 45 67 89', '+33123456789'],
    ['FR', '06.12.34.56.78', '+33612345678'],
    ['DE', '030 123456', '+4930123456'],
    ['DE', '0151/23456789', '+4915123456789'],
    ['DE', '0049 30 123456', '+4930123456'],
    ['US', '+44 20 7946 0018', '+442079460018'],
    ['FR', '+1 (415) 555-2671', '+14155552671'],
    ['US', '+1 555 010 0000', '+15550100000'],
    ['US', '0000000000', '+10000000000'],
    ['XX', '+1 415 555 2671', '+14155552671'],
  ])('in %s: %s is %s', (country, typed, sent) => {
    expect(checked('individual.phone', typed, { country })).toBe(sent);
  });

  test.each([
    ['US', '555'],
    ['US', '415 555 267'],
    ['US', '415 555 26711234'],
    ['GB', '020 7'],
    ['FR', '01 23 45 67'],
    ['DE', '12'],
    ['US', 'none'],
    ['XX', '415 555 2671'],
  ])('in %s: %s is none', (country, typed) => {
    expect(checked('individual.phone', typed, { country })).toEqual(wrong('phone'));
  });
});

describe('a date', () => {
  const at = (day: string, month: string, year: string) =>
    checked('individual.dob.day', { day, month, year });

  test.each([
    ['27', '3', '1985', 3],
    ['01', '01', '1902', 1],
    ['7', 'Mar', '1985', 3],
    ['7', 'march', '1985', 3],
    ['7', 'MAY', '1985', 5],
    ['7', 'Sept', '1985', 9],
    ['7', 'Oct.', '1985', 10],
    ['7', 'December', '1985', 12],
    ['29', '2', '2024', 2],
    ['1', '12', '2026', 12],
  ])('%s %s %s is one', (day, month, year, number) => {
    expect(at(day, month, year)).toEqual({ day: Number(day), month: number, year: Number(year) });
  });

  test.each([
    ['31', '2', '1985'],
    ['31', 'February', '1985'],
    ['29', '2', '2023'],
    ['0', '3', '1985'],
    ['32', '3', '1985'],
    ['366', '1', '1985'],
    ['27', '0', '1985'],
    ['27', '13', '1985'],
    ['27', '-3', '1985'],
    ['27', '3', '85'],
    ['27', '3', '1799'],
    ['27', 'Brumaire', '1985'],
    ['x', '3', '1985'],
    ['2.5', '3', '1985'],
    ['1e1', '3', '1985'],
    ['0x1b', '3', '1985'],
    ['27', '3', '1.985e3'],
    ['27', 'marble', '1985'],
  ])('%s %s %s is none', (day, month, year) => {
    expect(at(day, month, year)).toEqual(wrong('date', 'day'));
  });

  test.each([
    ['2', '12', '2026'],
    ['1', '1', '2027'],
    ['27', '3', '19850'],
  ])('%s %s %s is in the future', (day, month, year) => {
    expect(at(day, month, year)).toEqual(wrong('date_future', 'year'));
  });

  test('is whole, or none', () => {
    expect(checked('individual.dob.day', { day: '27', year: '1985' })).toEqual(wrong('date', 'day'));
  });
});

describe('an address', () => {
  test.each([
    ['US', '94103'],
    ['US', '94103-1234'],
    ['CA', 'M5V 2T6'],
    ['CA', 'm5v2t6'],
    ['GB', 'SW1A 1AA'],
    ['GB', 'm11ae'],
    ['GB', 'EC1A 1BB'],
    ['FR', '75001'],
    ['DE', '10115'],
    ['AT', '1010'],
    ['JP', '100-0001'],
    ['IE', 'D02 AF30'],
  ])('in %s may have the postal code %s', (country, postal_code) => {
    const typed = { line1: '1 Main Street', city: 'Springfield', postal_code };
    expect(checked('company.address.city', typed, { country })).toEqual(typed);
  });

  test.each([
    ['US', '9410'],
    ['US', 'SW1A 1AA'],
    ['CA', '94103'],
    ['CA', 'M5V 2T'],
    ['GB', '94103'],
    ['GB', 'SW1A'],
    ['FR', '7500'],
    ['DE', '1011'],
    ['DE', 'D-10115'],
  ])('in %s has no postal code %s', (country, postal_code) => {
    const typed = { line1: '1 Main Street', city: 'Springfield', postal_code };
    expect(checked('company.address.city', typed, { country })).toEqual(wrong('postal_code', 'postal_code'));
  });

  test('is sent without what is blank', () => {
    expect(checked('individual.address.city', { line1: '1 Main Street', line2: '', city: 'Paris' })).toEqual({
      line1: '1 Main Street',
      city: 'Paris',
    });
  });
});

const SINGLE: readonly (readonly [name: string, country: string, typed: string, sent: string])[] = [
  ['individual.email', 'US', 'jenny@rides.test', 'jenny@rides.test'],
  ['individual.first_name', 'US', 'Zoë-Marie O’Neill', 'Zoë-Marie O’Neill'],
  ['business_profile.url', 'US', 'www.rides.test', 'https://www.rides.test'],
  ['business_profile.url', 'US', 'http://rides.test/about', 'http://rides.test/about'],
  ['business_profile.url', 'US', 'HTTPS://rides.test', 'HTTPS://rides.test'],
  ['business_profile.product_description', 'US', 'Rides, paid at the end.', 'Rides, paid at the end.'],
  ['business_profile.product_description', 'US', 'See rides.test for more', 'See rides.test for more'],
  ['settings.payments.statement_descriptor', 'US', 'ROCKET RIDES', 'ROCKET RIDES'],
  ['settings.payments.statement_descriptor', 'US', 'RIDE5', 'RIDE5'],
  ['owners.relationship.percent_ownership', 'US', '25', '25'],
  ['owners.relationship.percent_ownership', 'US', '33,3', '33.3'],
  ['owners.relationship.percent_ownership', 'US', '12.5 %', '12.5'],
  ['owners.relationship.percent_ownership', 'US', '0', '0'],
  ['owners.relationship.percent_ownership', 'US', '100%', '100'],
  ['business_profile.estimated_worker_count', 'US', '1 200', '1200'],
  ['individual.ssn_last_4', 'US', '0000', '0000'],
  ['individual.id_number', 'US', '000-00-0000', '000000000'],
  ['individual.id_number', 'CA', '046 454 286', '046454286'],
  ['individual.id_number', 'FR', '1 85 12 75 108 001 42', '1851275108001' + '42'],
  ['company.tax_id', 'US', '12-3456789', '123456789'],
  ['company.tax_id', 'CA', '1234567', '1234567'],
  ['company.tax_id', 'CA', '123 456 789', '123456789'],
  ['company.tax_id', 'CA', '1234567890', '1234567890'],
  ['company.tax_id', 'GB', '01234567', '01234567'],
  ['company.tax_id', 'GB', 'SC123456', 'SC123456'],
  ['company.tax_id', 'FR', '732 829 320', '732829320'],
  ['company.tax_id', 'DE', 'HRB 12345', 'HRB12345'],
  ['business_type', 'US', 'government_entity', 'government_entity'],
  ['business_type', 'DE', 'non_profit', 'non_profit'],
  ['company.structure', 'US', 'multi_member_llc', 'multi_member_llc'],
  ['business_profile.mcc', 'US', '4121', '4121'],
];

test.each(SINGLE)('%s in %s: %s is sent as %s', (name, country, typed, sent) => {
  expect(checked(name, typed, { country })).toBe(sent);
});

const LONG = 'x'.repeat(201);

test.each([
  ['individual.email', 'US', 'jenny@', 'email'],
  ['individual.email', 'US', 'jenny rosen@rides.test', 'email'],
  ['individual.first_name', 'US', LONG, 'too_long'],
  ['individual.first_name', 'US', 'Jen\u0000ny', 'characters'],
  ['individual.first_name', 'US', 'Jen\ud800ny', 'characters'],
  ['individual.email', 'US', 'jenny\u0007@rides.test', 'characters'],
  ['business_profile.url', 'US', 'rides', 'url'],
  ['business_profile.url', 'US', 'https://', 'url'],
  ['business_profile.url', 'US', 'https://rides..test', 'url'],
  ['business_profile.url', 'US', 'my rides.test', 'url'],
  ['business_profile.url', 'US', 'ftp://rides.test', 'url'],
  ['business_profile.url', 'US', 'javascript:alert(1)', 'url'],
  ['business_profile.product_description', 'US', 'Rides', 'description_short'],
  ['business_profile.product_description', 'US', 'https://rides.test/about', 'description_url'],
  ['business_profile.product_description', 'US', 'www.rides.test', 'description_url'],
  ['settings.payments.statement_descriptor', 'US', 'RIDE', 'descriptor'],
  ['settings.payments.statement_descriptor', 'US', 'ROCKET RIDES OF THE WHOLE WORLD', 'descriptor'],
  ['settings.payments.statement_descriptor', 'US', '123456', 'descriptor'],
  ['settings.payments.statement_descriptor', 'US', 'RIDES*NOW', 'descriptor'],
  ['settings.payments.statement_descriptor', 'US', "JENNY'S RIDES", 'descriptor'],
  ['settings.payments.statement_descriptor', 'US', 'RIDES <NOW>', 'descriptor'],
  ['owners.relationship.percent_ownership', 'US', '101', 'percent'],
  ['owners.relationship.percent_ownership', 'US', '-1', 'percent'],
  ['owners.relationship.percent_ownership', 'US', 'half', 'percent'],
  ['owners.relationship.percent_ownership', 'US', '%', 'percent'],
  ['owners.relationship.percent_ownership', 'US', '0x10', 'percent'],
  ['owners.relationship.percent_ownership', 'US', '1e1', 'percent'],
  ['business_profile.estimated_worker_count', 'US', 'twelve', 'number'],
  ['business_profile.estimated_worker_count', 'US', '-', 'number'],
  ['individual.ssn_last_4', 'US', '000', 'ssn_last_4'],
  ['individual.ssn_last_4', 'US', '00000', 'ssn_last_4'],
  ['individual.ssn_last_4', 'US', '000a', 'ssn_last_4'],
  ['individual.id_number', 'US', '000-00-000', 'personal_number'],
  ['individual.id_number', 'CA', '046 454 28', 'personal_number'],
  ['individual.id_number', 'FR', '!?', 'personal_number'],
  ['company.tax_id', 'US', '12-345678', 'company_number'],
  ['company.tax_id', 'CA', '12345678', 'company_number'],
  ['company.tax_id', 'GB', '0123456', 'company_number'],
  ['company.tax_id', 'GB', 'S1234567', 'company_number'],
  ['company.tax_id', 'FR', '732 829 32', 'company_number'],
  ['company.tax_id', 'DE', '€', 'company_number'],
  ['company.tax_id', 'US', 'pii_1AbC', 'company_number'],
  ['business_type', 'DE', 'government_entity', 'choose'],
  ['business_type', 'NL', 'individual', 'choose'],
  ['business_type', 'US', 'constructor', 'choose'],
  ['company.structure', 'US', 'a b', 'choose'],
  ['business_profile.mcc', 'US', '', 'choose'],
  ['company.owners_provided', 'US', 'false', 'confirm'],
  ['tos_acceptance.date', 'US', 'yes', 'confirm'],
  ['individual.verification.proof_of_liveness', 'US', 'true', 'refused'],
])('%s in %s: %j is refused as “%s”', (name, country, typed, problem) => {
  expect(checked(name, typed, { country })).toEqual(wrong(problem));
});

test('what is confirmed is true', () => {
  expect(checked('company.owners_provided', 'true')).toBe(true);
  expect(checked('tos_acceptance.date', 'true')).toBe(true);
});

test.each(['individual.id_number', 'individual.ssn_last_4'])(
  'for %s a token of the browser’s will do',
  (name) => {
    expect(checked(name, 'pii_1AbC')).toBe('pii_1AbC');
    expect(checked(name, 'pii 1AbC')).not.toBe('pii 1AbC');
  },
);

describe('a file', () => {
  const name = 'individual.verification.document';

  test('is named by Stripe’s ID', () => {
    expect(checked(name, { front: 'file_1AbC', back: 'file_2' })).toEqual({
      front: 'file_1AbC',
      back: 'file_2',
    });
  });

  test.each(['passport.png', 'file_', 'file_1/../2', `file_${'x'.repeat(101)}`, 'files_1', 'true'])(
    'is not %s',
    (id) => {
      expect(checked(name, { front: id })).toEqual(wrong('file', 'front'));
    },
  );
});

describe('a bank account', () => {
  test.each([
    [
      'US',
      { routing_number: '110000000', account_number: '0001 2345 6789', account_holder_name: 'Jenny Rosen' },
      {
        country: 'US',
        currency: 'usd',
        routing_number: '110000000',
        account_number: '000123456789',
        account_holder_name: 'Jenny Rosen',
      },
    ],
    [
      'CA',
      { transit_number: '11000', institution_number: '000', account_number: '000123456789' },
      { country: 'CA', currency: 'cad', routing_number: '11000-000', account_number: '000123456789' },
    ],
    [
      'GB',
      { sort_code: '10-88-00', account_number: '00012345' },
      { country: 'GB', currency: 'gbp', routing_number: '108800', account_number: '00012345' },
    ],
    [
      'GB',
      { sort_code: '10 88 00', account_number: '00012345' },
      { country: 'GB', currency: 'gbp', routing_number: '108800', account_number: '00012345' },
    ],
    [
      'FR',
      { iban: 'fr14 2004 1010 0505 0001 3m02 606' },
      { country: 'FR', currency: 'eur', account_number: 'FR1420041010050500013M02606' },
    ],
    [
      'DE',
      { iban: 'DE89 3704 0044 0532 0130 00' },
      { country: 'DE', currency: 'eur', account_number: 'DE89370400440532013000' },
    ],
    // An account may be in another country of the euro.
    [
      'FR',
      { iban: 'DE89370400440532013000' },
      { country: 'DE', currency: 'eur', account_number: 'DE89370400440532013000' },
    ],
  ])('in %s: %j', (country, typed, sent) => {
    expect(checked('external_account', typed, { country })).toEqual({ object: 'bank_account', ...sent });
  });

  test.each([
    [
      'US',
      { routing_number: '11000000', account_number: '000123456789' },
      { routing_number: 'routing_number' },
    ],
    ['US', { routing_number: '110000000', account_number: '123' }, { account_number: 'account_number' }],
    ['US', { routing_number: '110000000', account_number: '12 34 €' }, { account_number: 'account_number' }],
    [
      'CA',
      { transit_number: '1100', institution_number: '00', account_number: '000123456789' },
      { transit_number: 'transit_number', institution_number: 'institution_number' },
    ],
    ['GB', { sort_code: '10-88-0', account_number: '00012345' }, { sort_code: 'sort_code' }],
    ['DE', { iban: 'DE88 3704 0044 0532 0130 00' }, { iban: 'iban' }],
    ['DE', { iban: 'DE89 3704 0044 0532 0130' }, { iban: 'iban' }],
    ['FR', { iban: 'XX' }, { iban: 'iban' }],
  ])('in %s: %j is refused', (country, typed, problems) => {
    expect(checked('external_account', typed, { country })).toEqual({ problems });
  });

  test('may be a token of the browser’s, and nothing else that is whole', () => {
    expect(checked('external_account', 'btok_1AbC')).toBe('btok_1AbC');
    expect(checked('external_account', '000123456789')).toEqual(wrong('account_number', 'account_number'));
  });

  test('of a country that is not known here is in the account’s own currency', () => {
    const typed = { routing_number: '7', account_number: '12345678' };
    expect(checked('external_account', typed, { country: 'SG', currency: 'sgd' })).toMatchObject({
      country: 'SG',
      currency: 'sgd',
    });
  });
});

test('problems are told by the names of inputs', () => {
  expect(named('individual.dob', { day: 'date' })).toEqual({ 'individual.dob.day': 'date' });
  expect(named('individual.email', { '': 'email' })).toEqual({ 'individual.email': 'email' });
});
