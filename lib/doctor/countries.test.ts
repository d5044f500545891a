import { expect, test } from 'vitest';
import { fault, of, platformInOrder } from './testing';

const { state, examined } = platformInOrder();

const DESTINATION = {
  PLATFORM_DASHBOARD: 'express',
  PLATFORM_CHARGES: 'destination',
  PLATFORM_FEES: 'platform',
  PLATFORM_LOSSES: 'platform',
};
const countries = async (variables: Record<string, string>) => of('Countries', await examined(variables));

test('all that can be served are named', async () => {
  expect(await countries({ PLATFORM_COUNTRIES: 'US,CA,JP' })).toEqual([
    { check: 'Countries', level: 'ok', says: 'Accounts can be opened in US, CA, JP.' },
  ]);
});

test('one that can’t be served is a warning, and an error where there is no other', async () => {
  expect(await countries({ PLATFORM_COUNTRIES: 'US,KP' })).toEqual([
    fault('Countries', 'warning', /no such accounts .* in KP: pilots there are told so/),
  ]);
  state().platform.country = 'AU';
  expect(await countries({ ...DESTINATION, PLATFORM_COUNTRIES: 'NZ' })).toEqual([
    fault('Countries', 'error', /no such accounts for a platform in AU in NZ/),
  ]);
});

test('one outside of the region is opened as a recipient, which needs Stripe’s approval', async () => {
  expect(await countries({ ...DESTINATION, PLATFORM_COUNTRIES: 'US,GB,MX' })).toEqual([
    fault('Countries', 'warning', /Accounts in MX are outside .* recipient service agreement/, /approved/),
  ]);
});

test('a French platform is told what it can’t open', async () => {
  state().platform.country = 'FR';
  expect(await countries({ STRIPE_ACCOUNTS_API: 'v2', PLATFORM_COUNTRY: 'FR' })).toEqual([
    fault('Countries', 'error', /French platform .* account tokens/, /account-tokens/),
  ]);
  expect(await countries({ STRIPE_ACCOUNTS_API: 'v1', PLATFORM_COUNTRY: 'FR' })).toMatchObject([
    { level: 'ok' },
  ]);
});

test('what the key may not read is said not to be known', async () => {
  state().platform.forbidden = ['/v1/country_specs'];
  expect(await countries({ PLATFORM_COUNTRIES: 'US,CA' })).toEqual([
    fault('Countries', 'warning', /accounts in CA could not be asked/),
  ]);
});
