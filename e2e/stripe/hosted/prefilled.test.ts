import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import {
  due,
  enter,
  formValues,
  linkTo,
  linkToV2,
  open,
  openV2,
  RETURN_URL,
  screenName,
  start,
  walk,
} from '../testing/sdk';

const address = { line1: 'address_full_match', city: 'San Francisco', state: 'CA', postal_code: '94103' };
const dob = { day: 1, month: 1, year: 1902 };
const EVERYTHING = {
  country: 'US',
  type: 'express',
  business_type: 'individual',
  business_profile: { mcc: '4121', url: 'https://accessible.stripe.com' },
  individual: {
    first_name: 'Amelia',
    last_name: 'Earhart',
    email: 'pilot@example.com',
    phone: '0000000000',
    ssn_last_4: '0000',
    dob,
    address,
  },
  settings: { payments: { statement_descriptor: 'TEST RIDES' } },
  external_account: 'btok_us_verified',
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
} as const satisfies Stripe.AccountCreateParams;

const screensOf = (addresses: string[]) => addresses.slice(0, -1).map(screenName);

test('a pilot of whom v1 was told everything has only the terms to accept', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(EVERYTHING);
  expect(await due(stripe, id)).toEqual(['tos_acceptance.date', 'tos_acceptance.ip']);
  const seen = await walk(await enter(await linkTo(stripe, id)));
  expect(screensOf(seen)).toEqual(['code', 'review']);
  expect(seen.at(-1)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    charges_enabled: true,
  });
});

test('a pilot of whom v2 was told everything but a bank account has that and the terms left', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, {
    defaults: {
      profile: { business_url: 'https://accessible.stripe.com' },
      responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' },
    },
    identity: {
      country: 'us',
      entity_type: 'individual',
      individual: {
        given_name: 'Amelia',
        surname: 'Earhart',
        email: 'pilot@example.com',
        phone: '0000000000',
        date_of_birth: dob,
        address: { ...address, country: 'us' },
        id_numbers: [{ type: 'us_ssn_last_4', value: '0000' }],
      },
    },
    configuration: {
      merchant: {
        mcc: '4121',
        statement_descriptor: { descriptor: 'TEST RIDES' },
        capabilities: { card_payments: { requested: true } },
      },
    },
  });
  expect(await due(stripe, id)).toEqual(['external_account', 'tos_acceptance.date', 'tos_acceptance.ip']);
  const seen = await walk(await enter(await linkToV2(stripe, id)));
  expect(screensOf(seen)).toEqual(['code', 'bank', 'review']);
  expect((await stripe.accounts.retrieve(id)).external_accounts?.data).toMatchObject([
    { object: 'bank_account', last4: '6789', routing_number: '110000000', country: 'US', currency: 'usd' },
  ]);
});

test('of a screen only what was not told is asked', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({
    business_type: 'individual',
    business_profile: { mcc: '4121' },
    individual: { first_name: 'Amelia', dob, email: 'pilot@example.com', phone: '0000000000' },
  });
  const fieldsAt = async (to: string) => {
    const seen = await walk(await enter(await linkTo(stripe, id)), { to });
    return Object.keys(formValues(await (await open(seen.at(-1) ?? '')).text()));
  };
  expect(await fieldsAt('business')).toEqual([
    'business_profile.url',
    'settings.payments.statement_descriptor',
  ]);
  expect(await fieldsAt('details')).toEqual([
    'individual.last_name',
    'individual.address.line1',
    'individual.address.city',
    'individual.address.state',
    'individual.address.postal_code',
    'individual.ssn_last_4',
  ]);
});

test('of who signs in only the phone number or the e-mail address that is not known is asked', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({
    business_type: 'individual',
    individual: { email: 'pilot@example.com' },
  });
  const screen = await enter(await linkTo(stripe, id));
  expect(Object.keys(formValues(await (await open(screen)).text()))).toEqual(['phone']);
});
