import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const byPlatform = {
  type: 'custom',
  country: 'US',
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
} as const;
const bank = {
  object: 'bank_account',
  country: 'US',
  currency: 'usd',
  routing_number: '110000000',
  account_number: '000123456789',
} as const;
const tomorrow = Math.floor(Date.now() / 1000) + 24 * 60 * 60;

test.each<[param: string, Stripe.AccountCreateParams & Stripe.AccountUpdateParams, code?: string]>([
  ['individual[email]', { individual: { email: 'amelia' } }, 'email_invalid'],
  ['business_profile[support_email]', { business_profile: { support_email: 'a@b' } }, 'email_invalid'],
  ['individual[phone]', { individual: { phone: '12345' } }],
  ['business_profile[support_phone]', { business_profile: { support_phone: 'call me' } }],
  ['individual[dob][day]', { individual: { dob: { day: 32, month: 1, year: 1990 } } }],
  ['individual[dob][month]', { individual: { dob: { day: 1, month: 13, year: 1990 } } }],
  ['individual[dob][year]', { individual: { dob: { day: 1, month: 1, year: 90 } } }],
  ['individual[ssn_last_4]', { individual: { ssn_last_4: '123' } }],
  ['business_profile[mcc]', { business_profile: { mcc: 'taxi' } }],
  ['business_profile[url]', { business_profile: { url: 'nowhere' } }, 'url_invalid'],
  ['business_profile[support_url]', { business_profile: { support_url: 'ftp://a.b' } }, 'url_invalid'],
  ['default_currency', { default_currency: 'zzz' }],
  ['settings[payouts][schedule][delay_days]', { settings: { payouts: { schedule: { delay_days: 365 } } } }],
  ['tos_acceptance[date]', { tos_acceptance: { date: tomorrow, ip: '203.0.113.7' } }],
  ['tos_acceptance[date]', { tos_acceptance: { date: 1, ip: '203.0.113.7' } }],
  ['external_account[currency]', { external_account: { ...bank, currency: 'zzz' } }],
  ['external_account[country]', { external_account: { ...bank, country: 'ZZ' } }],
])('v1 refuses what is none: %s of %j', async (param, wrong, code) => {
  const { stripe, state } = await start();
  const refusal = { statusCode: 400, param, ...(code !== undefined && { code }) };
  await expect(stripe.accounts.create({ ...byPlatform, ...wrong })).rejects.toMatchObject(refusal);
  expect(state.accounts.size).toBe(0);
  const before = await stripe.accounts.create(byPlatform);
  await expect(stripe.accounts.update(before.id, wrong)).rejects.toMatchObject(refusal);
  const { lastResponse, ...account } = await stripe.accounts.retrieve(before.id);
  expect(before).toMatchObject(account);
});

const born = { day: 1, month: 1, year: 1990 };

test.each<[param: string, Stripe.V2.Core.AccountUpdateParams, code?: string]>([
  ['contact_phone', { contact_phone: '123' }],
  ['identity.individual.email', { identity: { individual: { email: 'amelia' } } }, 'email_invalid'],
  ['identity.individual.phone', { identity: { individual: { phone: '12345' } } }],
  [
    'identity.individual.date_of_birth.month',
    { identity: { individual: { date_of_birth: { ...born, month: 0 } } } },
  ],
  [
    'identity.individual.id_numbers',
    { identity: { individual: { id_numbers: [{ type: 'us_ssn_last_4', value: '12' }] } } },
  ],
  ['configuration.merchant.mcc', { configuration: { merchant: { mcc: '41' } } }],
  ['defaults.profile.business_url', { defaults: { profile: { business_url: 'nowhere' } } }, 'url_invalid'],
  ['defaults.currency', { defaults: { currency: 'zzz' } }],
])('v2 refuses what is none, and calls it by its own name: %s', async (param, wrong, code) => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, { identity: { country: 'us', entity_type: 'individual' } });
  await expect(stripe.v2.core.accounts.update(id, wrong)).rejects.toMatchObject({
    statusCode: 400,
    code: code ?? 'invalid_fields',
    param,
  });
});

test('a value is unset without a look at it', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({
    business_profile: { support_url: 'rides.example.com', mcc: '4121' },
  });
  const { business_profile } = await stripe.accounts.update(id, { business_profile: { support_url: '' } });
  expect(business_profile).toMatchObject({ support_url: null, mcc: '4121' });
});
