import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, RETURN_URL, sdk, start } from '../testing/sdk';

const gone = { type: 'StripePermissionError', statusCode: 403, code: 'account_invalid' };

test('a platform asks for an account as that account', async () => {
  const { stripe } = await start();
  const account = await stripe.accounts.create();
  const asIt = { stripeAccount: account.id };
  expect(await stripe.accounts.retrieveCurrent({}, asIt)).toEqual(account);
  expect(await stripe.accounts.retrieve(account.id, {}, asIt)).toEqual(account);
  const { lastResponse } = await stripe.accounts.retrieveCurrent({}, asIt);
  expect(lastResponse.stripeAccount).toBe(account.id);
});

test('an account sees no other, and has none connected to it', async () => {
  const { stripe } = await start();
  const [own, other] = [await stripe.accounts.create(), await stripe.accounts.create()];
  const asIt = { stripeAccount: own.id };
  await expect(stripe.accounts.retrieve(other.id, {}, asIt)).rejects.toMatchObject(gone);
  expect((await stripe.accounts.list({}, asIt)).data).toEqual([]);
  await expect(
    stripe.accountLinks.create(
      { account: own.id, type: 'account_onboarding', return_url: RETURN_URL, refresh_url: RETURN_URL },
      asIt,
    ),
  ).rejects.toThrow(/^You requested an account link for an account that is not connected to your platform/);
});

test('v2 is asked as an account by Stripe-Context', async () => {
  const { stripe } = await start();
  const [own, other] = [await openV2(stripe), await openV2(stripe)];
  const asIt = { stripeContext: own.id };
  expect((await stripe.v2.core.accounts.retrieve(own.id, {}, asIt)).id).toBe(own.id);
  await expect(stripe.v2.core.accounts.retrieve(other.id, {}, asIt)).rejects.toMatchObject({
    statusCode: 404,
  });
  expect((await stripe.v2.core.accounts.list({}, asIt)).data).toEqual([]);
});

test.each(['disconnected', 'closed'])('nobody asks as an account that is %s', async (change) => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id, [change]: true });
  await expect(stripe.accounts.retrieveCurrent({}, { stripeAccount: id })).rejects.toMatchObject({
    ...gone,
    message: expect.stringMatching(
      new RegExp(`^The provided key 'sk_test_\\*+0000' does not have access to account '${id}' `),
    ),
  });
});

test.each([OTHER_PLATFORMS_KEY, LIVE_KEY])('%s does not ask as another’s account', async (key) => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const stranger = sdk(url, key);
  await expect(stranger.accounts.retrieveCurrent({}, { stripeAccount: id })).rejects.toMatchObject(gone);
  await expect(stranger.v2.core.accounts.list({}, { stripeContext: id })).rejects.toMatchObject(gone);
});

test('no account is created for an account', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const refusal = {
    statusCode: 403,
    message: 'Connect platforms cannot create new accounts on behalf of their connected accounts.',
  };
  await expect(stripe.accounts.create({}, { stripeAccount: id })).rejects.toMatchObject(refusal);
  await expect(openV2(stripe, {}, { stripeContext: id })).rejects.toMatchObject(refusal);
  expect(state.accounts.size).toBe(1);
});

test('what is not known of accounts is not answered with the platform’s', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await expect(stripe.webhookEndpoints.list({}, { stripeAccount: id })).rejects.toMatchObject({
    statusCode: 400,
    message: 'The local Stripe does not model /v1/webhook_endpoints of connected accounts.',
  });
});

test('an idempotency key is an account’s own', async () => {
  const { stripe } = await start();
  const [first, second] = [await stripe.accounts.create(), await stripe.accounts.create()];
  const named = (id: string, email: string) =>
    stripe.accounts.update(id, { email }, { stripeAccount: id, idempotencyKey: 'pilot-1' });
  expect((await named(first.id, 'first@example.com')).email).toBe('first@example.com');
  expect((await named(second.id, 'second@example.com')).email).toBe('second@example.com');
});

test('a platform that names itself asks as itself', async () => {
  const { stripe } = await start();
  const platform = await stripe.accounts.retrieveCurrent();
  const { id } = await stripe.accounts.create({}, { stripeAccount: platform.id });
  expect((await stripe.accounts.retrieve(id)).id).toBe(id);
});
