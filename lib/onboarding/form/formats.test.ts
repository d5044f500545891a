import { describe, expect, test } from 'vitest';
import { choiceLabels } from '../../words/form';
import { addressParts, bankParts, entityTypesOf, formatOf, lines } from './formats';

test.each([
  ['US', 'usd', 'line1 line2 city state postal_code', 'account_holder_name routing_number account_number'],
  [
    'CA',
    'cad',
    'line1 line2 city state postal_code',
    'account_holder_name transit_number institution_number account_number',
  ],
  ['GB', 'gbp', 'line1 line2 city postal_code', 'account_holder_name sort_code account_number'],
  ['FR', 'eur', 'line1 line2 postal_code city', 'account_holder_name iban'],
  ['DE', 'eur', 'line1 line2 postal_code city', 'account_holder_name iban'],
  ['IT', 'eur', 'line1 line2 postal_code city', 'account_holder_name iban'],
  ['CH', 'chf', 'line1 line2 postal_code city', 'account_holder_name iban'],
])('%s pays in %s, and writes its addresses and banks as it does', (country, currency, address, bank) => {
  const format = formatOf(country);
  expect([format.currency, format.address.join(' '), format.bank.join(' ')]).toEqual([
    currency,
    address,
    bank,
  ]);
});

test('of a country that is not known Stripe says the currency', () => {
  expect(formatOf('SG', 'sgd').currency).toBe('sgd');
  expect(formatOf('PL', 'eur').currency).toBe('eur');
});

test.each(['US', 'CA', 'GB', 'FR', 'DE', 'AT', 'SG'])(
  '%s has words for its structures and parts',
  (country) => {
    const { structures, address, bank } = formatOf(country);
    expect(structures.filter((one) => !Object.hasOwn(choiceLabels.structure, one))).toEqual([]);
    expect(address.filter((part) => !addressParts.includes(part))).toEqual([]);
    expect(bank.filter((part) => !bankParts.includes(part))).toEqual([]);
  },
);

test('every line of work has words', () => {
  expect(lines.filter((line) => !Object.hasOwn(choiceLabels.mcc, line))).toEqual([]);
});

describe('what an account can be', () => {
  test.each([
    ['US', ['individual', 'company', 'non_profit', 'government_entity']],
    ['DE', ['individual', 'company', 'non_profit']],
    ['NL', ['company', 'non_profit']],
    ['AE', ['company', 'non_profit']],
  ])('in %s is %j', (country, types) => {
    expect(entityTypesOf(country)).toEqual(types);
  });
});
