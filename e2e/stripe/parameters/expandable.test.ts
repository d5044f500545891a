import { expect, test } from 'vitest';
import { answersList, expandableAt } from './expandable';

const inAccount = (path: string) => expandableAt('Accounts', 'AccountRetrieveParams', path.split('.'));

test.each([
  'settings',
  'settings.branding',
  'requirements.errors', // a list of objects
  'external_accounts', // a list in pages
  'external_accounts.data',
  'individual.dob',
])('%s is a part of an account', (path) => {
  expect(inAccount(path)).toBe('part');
});

test.each([
  'email',
  'type',
  'created',
  'deleted',
  'metadata',
  'requirements.currently_due',
  'pilot',
  'email.pilot',
])('%s is nothing that has parts', (path) => {
  expect(inAccount(path)).toBe('neither');
});

test('an object that comes as its ID is a reference', () => {
  expect(inAccount('settings.branding.icon')).toBe('reference');
  expect(expandableAt('Charges', 'ChargeRetrieveParams', ['customer'])).toBe('reference');
  expect(expandableAt('Accounts', 'AccountListCapabilitiesParams', ['data', 'account'])).toBe('reference');
});

test('what a request is answered with is what the SDK’s method gives', () => {
  expect(answersList('Accounts', 'AccountListParams')).toBe(true);
  expect(answersList('Accounts', 'AccountRetrieveParams')).toBe(false);
  expect(expandableAt('Accounts', 'AccountListParams', ['data'])).toBe('part');
  expect(expandableAt('Accounts', 'AccountListParams', ['settings'])).toBe('neither');
});
