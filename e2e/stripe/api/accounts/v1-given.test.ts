import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { due, LIVE_KEY, linkTo, linkToV2, onboard, openV2, sdk, startApproved } from '../../testing/sdk';

const transfers = { transfers: { requested: true } };
/** The platform collects what is required of these. */
const CUSTOM = { type: 'custom', country: 'US', capabilities: transfers } as const;
const INVALID = { type: 'StripeInvalidRequestError', statusCode: 400 };
const BANK = {
  object: 'bank_account',
  country: 'US',
  currency: 'usd',
  routing_number: '110000000',
  account_number: '000123456789',
} as const;

test('a new account has the keys and the values that Stripe’s have', async () => {
  const { stripe } = await startApproved();
  const { requirements, capabilities, created, ...account } = await stripe.accounts.create({
    type: 'express',
    capabilities: transfers,
  });
  const { id } = account;
  const list = (name: string) => ({
    object: 'list',
    data: [],
    has_more: false,
    url: `/v1/accounts/${id}/${name}`,
  });
  const nothing = { date: null, ip: null };
  expect(account).toEqual({
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: null,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    charges_enabled: false,
    controller: {
      fees: { payer: 'application_express' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
      type: 'application',
    },
    country: 'US',
    default_currency: 'usd',
    details_submitted: false,
    email: null,
    external_accounts: list('external_accounts'),
    future_requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: [],
      disabled_reason: null,
      errors: [],
      eventually_due: [],
      past_due: [],
      pending_verification: [],
    },
    groups: { payments_pricing: null },
    login_links: list('login_links'),
    metadata: {},
    payouts_enabled: false,
    settings: {
      bacs_debit_payments: { display_name: null, service_user_number: null },
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_issuing: { tos_acceptance: nothing },
      card_payments: {
        decline_on: { avs_failure: false, cvc_failure: false },
        statement_descriptor_prefix: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: null, timezone: 'Etc/UTC' },
      invoices: { default_account_tax_ids: null, hosted_payment_method_save: 'always' },
      payments: {
        statement_descriptor: null,
        statement_descriptor_kana: null,
        statement_descriptor_kanji: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      payouts: {
        debit_negative_balances: true,
        schedule: { delay_days: 2, interval: 'daily' },
        statement_descriptor: null,
      },
      sepa_debit_payments: {},
    },
    tos_acceptance: { ...nothing, user_agent: null },
    type: 'express',
  });
});

test('the fees of an account made by type are called by it, those of others are not', async () => {
  const { stripe } = await startApproved();
  const payer = async (asked: Stripe.AccountCreateParams) =>
    (await stripe.accounts.create({ capabilities: transfers, ...asked })).controller?.fees?.payer;
  expect(await payer({ type: 'standard' })).toBe('account');
  expect(await payer({ type: 'express' })).toBe('application_express');
  expect(await payer({ type: 'custom', country: 'US' })).toBe('application_custom');
  const controller = {
    fees: { payer: 'application' },
    losses: { payments: 'application' },
    stripe_dashboard: { type: 'express' },
  } as const;
  expect(await payer({ controller })).toBe('application');
});

test('an update adds to what was given, and an empty value unsets', async () => {
  const { stripe } = await startApproved();
  const { id } = await stripe.accounts.create({
    business_profile: { name: 'Rides', support_url: 'https://example.com/support' },
    settings: { payouts: { schedule: { interval: 'weekly', weekly_anchor: 'monday' } } },
  });
  const account = await stripe.accounts.update(id, {
    business_profile: { mcc: '4121', support_url: '' },
    settings: { payouts: { statement_descriptor: 'RIDES' } },
  });
  expect(account).toMatchObject({
    business_profile: { name: 'Rides', mcc: '4121', support_url: null },
    settings: {
      payouts: {
        schedule: { delay_days: 2, interval: 'weekly', weekly_anchor: 'monday' },
        statement_descriptor: 'RIDES',
      },
    },
  });
  expect(account.requirements?.currently_due).not.toContain('business_profile.mcc');
});

test('numbers that stand for a person are never told, only that they are there', async () => {
  const { stripe } = await startApproved();
  const { individual, company } = await stripe.accounts.create({
    ...CUSTOM,
    business_type: 'individual',
    individual: { first_name: 'Amelia', id_number: '000000000', ssn_last_4: '0000' },
    company: { tax_id: '000000000' },
  });
  expect(individual).toMatchObject({
    object: 'person',
    first_name: 'Amelia',
    id_number_provided: true,
    ssn_last_4_provided: true,
  });
  expect(individual).not.toHaveProperty('id_number');
  expect(company).toMatchObject({ tax_id_provided: true, vat_id_provided: false });
});

test('capabilities are added and taken off by an update', async () => {
  const { stripe } = await startApproved();
  const { id } = await stripe.accounts.create({ capabilities: transfers });
  const more = await stripe.accounts.update(id, { capabilities: { card_payments: { requested: true } } });
  expect(more.capabilities).toEqual({ card_payments: 'inactive', transfers: 'inactive' });
  expect((await stripe.v2.core.accounts.retrieve(id)).applied_configurations).toEqual([
    'merchant',
    'recipient',
  ]);
  const fewer = await stripe.accounts.update(id, { capabilities: { card_payments: { requested: false } } });
  expect(fewer.capabilities).toEqual({ transfers: 'inactive' });
});

test('without a Stripe-hosted dashboard a capability must be requested', async () => {
  const { stripe, state } = await startApproved();
  await expect(stripe.accounts.create({ type: 'custom', country: 'US' })).rejects.toMatchObject({
    ...INVALID,
    param: 'capabilities',
  });
  expect(state.accounts.size).toBe(0);
});

test('without a Stripe-hosted dashboard the country must be said', async () => {
  const { stripe, state } = await startApproved();
  await expect(stripe.accounts.create({ type: 'custom', capabilities: transfers })).rejects.toMatchObject({
    ...INVALID,
    code: 'parameter_missing',
    param: 'country',
  });
  expect(state.accounts.size).toBe(0);
});

test('otherwise the country is the platform’s', async () => {
  const { stripe, state } = await startApproved();
  state.platform.country = 'DE';
  expect(await stripe.accounts.create()).toMatchObject({ country: 'DE', default_currency: 'eur' });
});

test('the details of a person are an individual’s only', async () => {
  const { stripe } = await startApproved();
  const individual = { first_name: 'Amelia' };
  await expect(stripe.accounts.create({ business_type: 'company', individual })).rejects.toMatchObject({
    ...INVALID,
    param: 'individual',
  });
  const { id } = await stripe.accounts.create({ business_type: 'non_profit' });
  await expect(stripe.accounts.update(id, { individual })).rejects.toMatchObject(INVALID);
  await stripe.accounts.update(id, { business_type: 'individual', individual });
});

test.each<[string, Stripe.AccountUpdateParams]>([
  ['individual', { individual: { first_name: 'Amelia' } }],
  ['company', { company: { name: 'Rides' } }],
  ['business_type', { business_type: 'individual' }],
  ['external_account', { external_account: 'btok_us_verified' }],
])('after the first link %s is the pilot’s, where Stripe collects what is required', async (name, change) => {
  const { stripe } = await startApproved();
  const given = { business_type: 'individual', individual: { first_name: 'Amelia' } } as const;
  const { id } = await stripe.accounts.create({ ...given, company: { name: 'Rides' } });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...given, company: { name: 'Rides' } });
  await linkTo(stripe, id);
  const told = await stripe.accounts.retrieve(id);
  expect(told).not.toHaveProperty('individual');
  expect(told).not.toHaveProperty('company');
  await expect(stripe.accounts.update(id, change)).rejects.toMatchObject({
    type: 'StripePermissionError',
    statusCode: 403,
    message: `This application does not have the required permissions for the parameter '${name}' on account '${id}'.`,
  });
  await stripe.accounts.update(id, { business_profile: { mcc: '4121' } });

  const ours = await stripe.accounts.create({ ...CUSTOM, ...given });
  await linkTo(stripe, ours.id);
  await stripe.accounts.update(ours.id, change);
  expect(await stripe.accounts.retrieve(ours.id)).toHaveProperty('individual.first_name', 'Amelia');
});

test('the terms are the pilot’s to accept, unless the platform collects what is required', async () => {
  const { stripe } = await startApproved();
  const tos_acceptance = { date: 1_700_000_000, ip: '203.0.113.7' };
  await expect(stripe.accounts.create({ tos_acceptance })).rejects.toMatchObject({
    ...INVALID,
    message:
      'You cannot accept the Terms of Service on behalf of accounts where controller[requirement_collection]=stripe, which includes Standard and Express accounts.',
  });
  const account = await stripe.accounts.create({ ...CUSTOM, tos_acceptance });
  expect(account.tos_acceptance).toEqual({ ...tos_acceptance, user_agent: null });
});

test('the service agreement is chosen at creation, and stays once it is accepted', async () => {
  const { stripe } = await startApproved();
  const recipient = { service_agreement: 'recipient' };
  const { id, tos_acceptance } = await stripe.accounts.create({
    type: 'express',
    capabilities: transfers,
    tos_acceptance: recipient,
  });
  expect(tos_acceptance?.service_agreement).toBe('recipient');
  await stripe.accounts.update(id, { tos_acceptance: { service_agreement: 'full' } });
  const onboarded = await onboard(stripe);
  await expect(stripe.accounts.update(onboarded, { tos_acceptance: recipient })).rejects.toMatchObject({
    ...INVALID,
    param: 'tos_acceptance[service_agreement]',
  });
  await stripe.accounts.update(onboarded, { tos_acceptance: { service_agreement: 'full' } });
});

test('a bank account is told by its end, and one of its currency takes its place', async () => {
  const { stripe } = await startApproved();
  const { id, external_accounts } = await stripe.accounts.create({
    external_account: { ...BANK, account_holder_name: 'Amelia Earhart', account_holder_type: 'individual' },
  });
  const [first] = external_accounts?.data ?? [];
  expect(first).toMatchObject({
    object: 'bank_account',
    account: id,
    account_holder_name: 'Amelia Earhart',
    account_holder_type: 'individual',
    country: 'US',
    currency: 'usd',
    last4: '6789',
    routing_number: '110000000',
    status: 'new',
  });
  expect(JSON.stringify(first)).not.toContain(BANK.account_number);
  expect(await due(stripe, id)).not.toContain('external_account');
  const { external_accounts: after } = await stripe.accounts.update(id, {
    external_account: { ...BANK, account_number: '000111111116' },
  });
  expect(after?.data).toMatchObject([{ last4: '1116' }]);
  expect(after?.data[0]?.id).not.toBe(first?.id);
});

test.each([
  [{ routing_number: '12345' }, 'routing_number', 'Routing number must have 9 digits'],
  [{ routing_number: '110000001' }, 'routing_number', 'Invalid routing number'],
  [
    { account_number: '123' },
    'account_number',
    'You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/connect/testing#account-numbers.',
  ],
  [{ country: 'DE', account_number: 'DE89370400440532013001' }, 'account_number', 'Invalid IBAN'],
])('a bank account with %j is refused', async (wrong, field, message) => {
  const { stripe } = await startApproved();
  await expect(stripe.accounts.create({ external_account: { ...BANK, ...wrong } })).rejects.toMatchObject({
    ...INVALID,
    code: `${field}_invalid`,
    param: `external_account[${field}]`,
    message,
  });
});

test('any well-formed IBAN is a bank account, and in live mode any account number', async () => {
  const { stripe, url } = await startApproved();
  const iban = { object: 'bank_account', country: 'FR', currency: 'eur' } as const;
  for (const account_number of ['DE89370400440532013000', 'FR1420041010050500013M02606'])
    await stripe.accounts.create({ country: 'FR', external_account: { ...iban, account_number } });
  await sdk(url, LIVE_KEY).accounts.create({ external_account: { ...BANK, account_number: '987654321' } });
});

test('a token that is none of a bank account is refused', async () => {
  const { stripe } = await startApproved();
  await expect(stripe.accounts.create({ external_account: 'acct_1' })).rejects.toMatchObject({
    ...INVALID,
    code: 'resource_missing',
    message: "No such token: 'acct_1'",
  });
  await expect(stripe.accounts.create({ external_account: 'tok_visa_debit' })).rejects.toMatchObject({
    code: 'parameter_unsupported_locally',
    param: 'external_account',
  });
});

test('what is not modelled is refused by its name in the request, and no account is made', async () => {
  const { stripe, state } = await startApproved();
  await expect(stripe.accounts.create({ company: { registration_number: '1' } })).rejects.toMatchObject({
    ...INVALID,
    code: 'parameter_unsupported_locally',
    param: 'company[registration_number]',
    message: 'The local Stripe does not model the parameter company[registration_number].',
  });
  expect(state.accounts.size).toBe(0);
});

test('a refused update changes nothing', async () => {
  const { stripe } = await startApproved();
  const { id } = await stripe.accounts.create({ email: 'old@example.com' });
  const before = await stripe.accounts.retrieve(id);
  const change = { email: 'new@example.com', business_profile: { mcc: '4121' }, account_token: 'ct_1' };
  await expect(stripe.accounts.update(id, change)).rejects.toMatchObject(INVALID);
  expect(await stripe.accounts.retrieve(id)).toEqual(before);
});

test('a platform that collects what is required submits it by giving the last of it', async () => {
  const { stripe } = await startApproved();
  const { id } = await stripe.accounts.create({
    ...CUSTOM,
    business_type: 'individual',
    business_profile: { url: 'https://accessible.stripe.com' },
    external_account: BANK,
    tos_acceptance: { date: 1_700_000_000, ip: '203.0.113.7' },
    individual: {
      first_name: 'Amelia',
      last_name: 'Earhart',
      dob: { day: 1, month: 1, year: 1902 },
      address: { line1: 'address_full_match', city: 'San Francisco', state: 'CA', postal_code: '94103' },
    },
  });
  expect(await due(stripe, id)).toEqual(['individual.ssn_last_4']);
  expect(await stripe.accounts.update(id, { individual: { ssn_last_4: '1111' } })).toMatchObject({
    details_submitted: true,
    charges_enabled: false,
    requirements: { currently_due: ['individual.verification.document'] },
  });
  const document = { front: 'file_identity_document_success' };
  expect(await stripe.accounts.update(id, { individual: { verification: { document } } })).toMatchObject({
    charges_enabled: true,
    individual: { verification: { document, status: 'verified' } },
  });
});

test('of an account made through v2 the links are the same', async () => {
  const { stripe } = await startApproved();
  const { id } = await openV2(stripe);
  await linkToV2(stripe, id);
  await expect(stripe.accounts.update(id, { business_type: 'individual' })).rejects.toMatchObject({
    statusCode: 403,
  });
});
