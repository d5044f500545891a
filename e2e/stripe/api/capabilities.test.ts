import { expect, test } from 'vitest';
import { control, openV2, start } from '../testing/sdk';

const both = { card_payments: { requested: true }, transfers: { requested: true } };

test('an account lists the capabilities that it requested, each with what is due', async () => {
  const { stripe } = await start();
  const account = await stripe.accounts.create({ type: 'express', capabilities: both });
  const { object, data } = await stripe.accounts.listCapabilities(account.id);
  expect(object).toBe('list');
  expect(data.map(({ id }) => id)).toEqual(['card_payments', 'transfers']);
  expect(data[0]).toMatchObject({
    object: 'capability',
    account: account.id,
    requested: true,
    requested_at: account.created,
    status: 'inactive',
    requirements: {
      currently_due: account.requirements?.currently_due,
      disabled_reason: 'requirements.fields_needed',
      errors: [],
    },
    future_requirements: { currently_due: [], disabled_reason: null },
  });
});

test.each([
  ['enabled', 'active', null],
  ['pending_verification', 'pending', 'pending.review'],
  ['past_due', 'inactive', 'requirements.fields_needed'],
  ['platform_paused', 'inactive', 'platform_paused'],
  ['rejected_fraud', 'inactive', 'rejected.other'],
  ['other', 'inactive', 'other'],
] as const)('when the account is %s its capability is %s, because of %s', async (state, status, reason) => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create({ capabilities: both });
  await control(url, '/_local/accounts', { id, state });
  expect(await stripe.accounts.retrieveCapability(id, 'card_payments')).toMatchObject({
    status,
    requirements: { disabled_reason: reason },
  });
});

test('a change that requests nothing is refused nothing', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const transfers = await stripe.accounts.updateCapability(id, 'transfers');
  expect(transfers).toMatchObject({ requested: false, status: 'unrequested' });
});

test('a capability is requested, and taken back', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create({ capabilities: both });
  const payments = 'sepa_debit_payments';
  expect(await stripe.accounts.retrieveCapability(id, payments)).toMatchObject({
    requested: false,
    requested_at: null,
    status: 'unrequested',
    requirements: { currently_due: [], disabled_reason: null },
  });

  state.clock.advance(60);
  const requested = await stripe.accounts.updateCapability(id, payments, { requested: true });
  expect(requested).toMatchObject({ id: payments, requested: true, status: 'inactive' });
  const account = await stripe.accounts.retrieve(id);
  expect(account.capabilities).toMatchObject({ [payments]: 'inactive' });
  expect(requested.requested_at).toBeGreaterThanOrEqual((account.created ?? 0) + 60);
  state.clock.advance(60);
  expect(await stripe.accounts.updateCapability(id, payments, { requested: true })).toEqual(requested);

  expect(await stripe.accounts.updateCapability(id, payments, { requested: false })).toMatchObject({
    requested: false,
    status: 'unrequested',
  });
  expect((await stripe.accounts.retrieve(id)).capabilities).not.toHaveProperty(payments);
});

test('one that an update of the account requests is requested then', async () => {
  const { stripe, state } = await start();
  const { id, created } = await stripe.accounts.create({ capabilities: both });
  state.clock.advance(60);
  await stripe.accounts.update(id, { capabilities: { sepa_debit_payments: { requested: true } } });
  const requestedAt = async (name: string) =>
    (await stripe.accounts.retrieveCapability(id, name)).requested_at;
  expect(await requestedAt('sepa_debit_payments')).toBeGreaterThanOrEqual((created ?? 0) + 60);
  expect(await requestedAt('transfers')).toBe(created);
});

test('v2 hears of a capability that was requested through v1', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  await stripe.accounts.updateCapability(id, 'transfers', { requested: true });
  const account = await stripe.v2.core.accounts.retrieve(id, { include: ['configuration.recipient'] });
  expect(account.applied_configurations).toEqual(['merchant', 'recipient']);
  expect(account.configuration?.recipient?.capabilities?.stripe_balance).toHaveProperty('stripe_transfers');
});

test('what is no capability is not found, and neither is the account of another', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await expect(stripe.accounts.retrieveCapability(id, 'teleportation')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  await expect(
    stripe.accounts.updateCapability(id, 'teleportation', { requested: true }),
  ).rejects.toMatchObject({ code: 'resource_missing' });
  await expect(stripe.accounts.listCapabilities('acct_nobody')).rejects.toMatchObject({
    code: 'account_invalid',
  });
});
