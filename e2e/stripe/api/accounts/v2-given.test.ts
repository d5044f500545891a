import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { due, linkToV2, openV2, start } from '../../testing/sdk';

const ALL: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'identity',
];
const PLATFORM = { fees_collector: 'application', losses_collector: 'application' } as const;
const AMELIA = {
  given_name: 'Amelia',
  surname: 'Earhart',
  email: 'pilot@example.com',
  date_of_birth: { day: 24, month: 7, year: 1997 },
  address: { line1: '1 Airport Road', city: 'Atchison', state: 'KS', postal_code: '66002', country: 'us' },
  id_numbers: [{ type: 'us_ssn_last_4' as const, value: '0000' }],
  relationship: { percent_ownership: Stripe.Decimal.from('25.5') },
} satisfies Stripe.V2.Core.AccountCreateParams.Identity.Individual;

test('who a person is, is kept and told through both, but for their numbers', async () => {
  const { stripe } = await start();
  const { id, identity } = await openV2(stripe, {
    identity: { country: 'us', entity_type: 'individual', individual: AMELIA },
    include: ['identity'],
  });
  expect(identity).toEqual({
    country: 'US',
    entity_type: 'individual',
    individual: {
      ...AMELIA,
      id: expect.stringMatching(/^person_/),
      object: 'v2.core.account_person',
      account: id,
      created: expect.any(String),
      updated: expect.any(String),
      id_numbers: [{ type: 'us_ssn_last_4' }],
    },
  });
  expect((await stripe.accounts.retrieve(id)).individual).toMatchObject({
    id: identity?.individual?.id,
    first_name: 'Amelia',
    last_name: 'Earhart',
    dob: { day: 24, month: 7, year: 1997 },
    ssn_last_4_provided: true,
    relationship: { percent_ownership: 25.5 },
  });
});

test('what v1 was given v2 tells in its own words', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({
    type: 'custom',
    country: 'US',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    business_type: 'company',
    business_profile: { mcc: '4121', name: 'Rides', support_email: 'help@example.com' },
    company: {
      name: 'Rides Inc',
      tax_id: '000000000',
      owners_provided: true,
      verification: { document: { front: 'file_identity_document_success' } },
      ownership_declaration: { date: 1_700_000_000, ip: '203.0.113.7' },
    },
    settings: { payments: { statement_descriptor: 'TEST RIDES' }, branding: { primary_color: '#635bff' } },
  });
  expect(await stripe.v2.core.accounts.retrieve(id, { include: ALL })).toMatchObject({
    configuration: {
      merchant: {
        mcc: '4121',
        branding: { primary_color: '#635bff' },
        statement_descriptor: { descriptor: 'TEST RIDES' },
        support: { email: 'help@example.com' },
      },
    },
    defaults: {
      profile: { doing_business_as: 'Rides' },
      responsibilities: { fees_collector: 'application_custom' },
    },
    identity: {
      business_details: {
        registered_name: 'Rides Inc',
        id_numbers: [{ type: 'us_ein' }],
        documents: {
          primary_verification: {
            type: 'front_back',
            front_back: { front: 'file_identity_document_success' },
          },
        },
      },
      attestations: {
        persons_provided: { owners: true },
        ownership_declaration: { date: '2023-11-14T22:13:20.000Z', ip: '203.0.113.7' },
      },
    },
  });
});

test('an update changes the parts that it names, however deep, and leaves the rest', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, {
    identity: { country: 'us', entity_type: 'individual', individual: AMELIA },
    defaults: {
      profile: { business_url: 'https://accessible.stripe.com' },
      responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' },
    },
  });
  const account = await stripe.v2.core.accounts.update(id, {
    identity: { individual: { address: { line1: '2 Airport Road', country: 'us' } } },
    defaults: { profile: { product_description: 'Rides, paid for when they end.' } },
    include: ALL,
  });
  expect(account).toMatchObject({
    identity: {
      individual: { given_name: 'Amelia', address: { ...AMELIA.address, line1: '2 Airport Road' } },
    },
    defaults: {
      profile: {
        business_url: 'https://accessible.stripe.com',
        product_description: 'Rides, paid for when they end.',
      },
    },
  });
});

test('the country changes until onboarding has ended', async () => {
  const { stripe, state } = await start();
  const { id } = await openV2(stripe);
  const { identity, defaults } = await stripe.v2.core.accounts.update(id, {
    identity: { country: 'jp' },
    include: ALL,
  });
  expect([identity?.country, defaults?.currency]).toEqual(['JP', 'jpy']);
  expect(await due(stripe, id)).toContain('representative.first_name_kana');
  const account = state.accounts.get(id);
  if (account) account.submitted = state.clock.now;
  await expect(stripe.v2.core.accounts.update(id, { identity: { country: 'us' } })).rejects.toMatchObject({
    statusCode: 400,
    param: 'identity.country',
  });
  await stripe.v2.core.accounts.update(id, { identity: { country: 'jp' } });
  await expect(stripe.v2.core.accounts.update(id, { identity: { country: 'Japan' } })).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('after the first link who the pilot is, is theirs, where Stripe collects what is required', async () => {
  const { stripe } = await start();
  const given = { country: 'us', entity_type: 'individual', individual: AMELIA } as const;
  const { id } = await openV2(stripe, { identity: given });
  const change = { identity: { individual: { given_name: 'Bessie' } } };
  await stripe.v2.core.accounts.update(id, change);
  await linkToV2(stripe, id);
  await expect(stripe.v2.core.accounts.update(id, change)).rejects.toMatchObject({ statusCode: 403 });
  const { identity } = await stripe.v2.core.accounts.retrieve(id, { include: ['identity'] });
  expect(identity).toEqual({ country: 'US', entity_type: 'individual' });

  const ours = await openV2(stripe, {
    dashboard: 'none',
    identity: given,
    defaults: { responsibilities: PLATFORM },
  });
  await linkToV2(stripe, ours.id);
  await stripe.v2.core.accounts.update(ours.id, change);
});

test('the terms are the pilot’s to accept, unless the platform collects what is required', async () => {
  const { stripe } = await start();
  const account = { date: '2026-11-29T12:00:00.000Z', ip: '203.0.113.7' };
  const identity = { country: 'us', attestations: { terms_of_service: { account } } };
  await expect(openV2(stripe, { identity })).rejects.toMatchObject({ statusCode: 400 });
  const { id } = await openV2(stripe, {
    dashboard: 'none',
    identity,
    defaults: { responsibilities: PLATFORM },
  });
  expect((await stripe.accounts.retrieve(id)).tos_acceptance).toMatchObject({
    date: Date.parse(account.date) / 1000,
    ip: account.ip,
  });
  const wrong = { ...account, date: 'today' };
  await expect(
    stripe.v2.core.accounts.update(id, {
      identity: { attestations: { terms_of_service: { account: wrong } } },
    }),
  ).rejects.toMatchObject({ statusCode: 400, message: 'Invalid timestamp: today' });
});

test('the details of a person are an individual’s only, and what is not modelled is refused by its name', async () => {
  const { stripe, state } = await start();
  await expect(
    openV2(stripe, { identity: { country: 'us', entity_type: 'company', individual: AMELIA } }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'identity.individual' });
  await expect(
    openV2(stripe, { configuration: { customer: { test_clock: 'clock_1' } } }),
  ).rejects.toMatchObject({
    statusCode: 400,
    code: 'parameter_unsupported_locally',
    message: 'The local Stripe does not model the parameter configuration.customer.test_clock.',
  });
  expect(state.accounts.size).toBe(0);
});

test('a capability that v2 calls otherwise is the same one in v1', async () => {
  const { stripe } = await start();
  const { id, configuration } = await openV2(stripe, {
    configuration: { merchant: { capabilities: { ach_debit_payments: { requested: true } } } },
    include: ALL,
  });
  expect(configuration?.merchant?.capabilities?.ach_debit_payments?.status).toBe('restricted');
  expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({
    us_bank_account_ach_payments: 'inactive',
  });
});
