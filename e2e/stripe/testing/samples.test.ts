import { describe, expect, test } from 'vitest';
import { clientNames } from './client-packages';
import { expectHostedPages, ORIGIN, startWith } from './clients';
import * as accountsV2 from './samples/accounts-v2';
import * as standard from './samples/connect-onboarding-for-standard';
import * as furever from './samples/furever';
import * as quickstart from './samples/quickstart';
import * as rocketrides from './samples/rocketrides';
import { control } from './sdk';

describe.each(clientNames)('with %s', (name) => {
  test('opens an account in the sample for standard accounts', async (context) => {
    for (const apiVersion of standard.versions) {
      const { stripe } = await startWith(context, name, { apiVersion });
      const { account, accountLink } = await standard.onboardUser(stripe, ORIGIN);
      expect(account).toMatchObject({ type: 'standard', details_submitted: false });
      await expectHostedPages(accountLink.url);
      await expectHostedPages((await standard.refresh(stripe, account.id, ORIGIN)).url);
    }
  });

  test('opens accounts in the quickstart', async (context) => {
    const { stripe } = await startWith(context, name);
    const full = await quickstart.account(stripe);
    expect(full.controller).toMatchObject({ stripe_dashboard: { type: 'full' } });
    await expectHostedPages((await quickstart.accountLink(stripe, full.id, ORIGIN)).url);
    const express = await quickstart.accountWithExpressDashboard(stripe);
    expect(express.controller).toMatchObject({ stripe_dashboard: { type: 'express' } });
    const { client_secret } = await quickstart.accountSession(stripe, express.id);
    expect(client_secret).toMatch(/^accs_/);
    const none = await quickstart.accountWithoutDashboard(stripe);
    expect(await quickstart.update(stripe, none.id)).toMatchObject({ business_type: 'individual' });
  });
});

describe.each([
  ['stripe-node 20', { configurations: ['merchant', 'customer'] }],
  ['stripe-node 23', {}],
] as const)('with %s', (name, purpose) => {
  test('the examples for Accounts v2 open an account', async (context) => {
    const { stripe } = await startWith(context, name);
    const account = await accountsV2.account(stripe);
    expect(account.applied_configurations).toEqual(['customer', 'merchant']);
    expect(await accountsV2.status(stripe, account.id)).toMatchObject({
      configuration: { merchant: { capabilities: { card_payments: { status: 'restricted' } } } },
      requirements: { summary: { minimum_deadline: { status: 'past_due' } } },
    });
    await expectHostedPages((await accountsV2.accountLink(stripe, account.id, purpose)).url);
  });
});

test('Rocket Rides opens its pilots’ accounts', async (context) => {
  const { stripe, url } = await startWith<rocketrides.OlderStripe>(context, 'stripe-node 10', {
    apiVersion: rocketrides.version,
  });
  const pilot = { country: 'US', email: 'jenny@example.com' };
  const { account, accountLink } = await rocketrides.authorize(
    stripe,
    { ...pilot, type: 'individual', firstName: 'Jenny', lastName: 'Rosen' },
    ORIGIN,
  );
  await expectHostedPages(accountLink.url);
  const company = { ...pilot, type: 'company', businessName: 'Rocket Ltd' } as const;
  expect(await rocketrides.authorize(stripe, company, ORIGIN)).toMatchObject({
    account: { business_type: 'company', company: { name: 'Rocket Ltd' } },
  });
  expect(await rocketrides.onboarded(stripe, account.id)).toMatchObject({ details_submitted: false });

  await control(url, '/_local/accounts', { id: account.id, state: 'enabled' });
  expect(await rocketrides.onboarded(stripe, account.id)).toMatchObject({ details_submitted: true });
  expect((await rocketrides.dashboard(stripe, account.id, ORIGIN)).url).toContain(`/express/${account.id}/`);
  const { available, pending } = await rocketrides.balance(stripe, account.id);
  expect([available[0]?.amount, pending[0]?.amount]).toEqual([0, 0]);
});

test('FurEver opens its salons’ accounts', async (context) => {
  const { stripe, url } = await startWith(context, 'stripe-node 20', { apiVersion: furever.version });
  const salon = await furever.createAccount(stripe, 'salon@example.com', 'express', 'application');
  expect(salon).toMatchObject({ business_profile: { name: 'Furever Pet Salon' } });
  await expectHostedPages((await furever.accountLink(stripe, salon.id, 'account_onboarding', ORIGIN)).url);
  expect((await furever.accountSession(stripe, salon.id)).client_secret).toMatch(/^accs_/);
  const capabilities = { us_bank_account_ach_payments: { requested: true } };
  expect(await furever.requestCapabilities(stripe, salon.id, capabilities)).toMatchObject({
    capabilities: { card_payments: 'inactive', us_bank_account_ach_payments: 'inactive' },
  });
  await control(url, '/_local/accounts', { id: salon.id, state: 'enabled' });
  expect((await furever.loginLink(stripe, salon.id)).url).toContain(`/express/${salon.id}/`);
  expect((await furever.payableBalance(stripe, salon.id)).available).toMatchObject([{ amount: 0 }]);
  await stripe.accounts.update(salon.id, { metadata: { demo_account: 'true' } });
  expect((await furever.demoAccount(stripe))?.id).toBe(salon.id);

  const full = await furever.createAccount(stripe, 'full@example.com', 'full', 'other');
  expect((await furever.accountSession(stripe, full.id)).client_secret).toMatch(/^accs_/);
});

test('FurEver opens an account with everything in it', async (context) => {
  const { stripe } = await startWith(context, 'stripe-node 20', { apiVersion: furever.version });
  const salon = await furever.createPrefilledAccount(stripe, 'salon@example.com');
  expect(salon).toMatchObject({
    business_profile: { mcc: '7299', name: 'Furever' },
    individual: { first_name: 'Jenny', ssn_last_4_provided: true },
    external_accounts: { data: [{ last4: '6789', routing_number: '110000000' }] },
    requirements: { currently_due: [] },
  });
  const { components } = await furever.accountSession(stripe, salon.id);
  expect(components.account_onboarding.features.disable_stripe_user_authentication).toBe(true);
  expect(await furever.createBankAccount(stripe, salon.id)).toMatchObject({
    object: 'bank_account',
    account: salon.id,
    account_holder_name: 'Jenny Rosen',
  });
});
