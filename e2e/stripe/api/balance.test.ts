import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

test('a platform has nothing, in dollars', async () => {
  const { stripe } = await start();
  expect(await stripe.balance.retrieve()).toEqual({
    object: 'balance',
    available: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
    connect_reserved: [{ amount: 0, currency: 'usd' }],
    livemode: false,
    pending: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
  });
});

test('a platform elsewhere has nothing in the currency of its country', async () => {
  const { stripe, state } = await start();
  state.platform.country = 'GB';
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0, currency: 'gbp' }]);
});

test('neither has an account, in the currency of its country', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ country: 'DE' });
  const { available, pending, connect_reserved } = await stripe.balance.retrieve({}, { stripeAccount: id });
  expect(available).toMatchObject([{ amount: 0, currency: 'eur' }]);
  expect(pending).toMatchObject([{ amount: 0, currency: 'eur' }]);
  expect(connect_reserved).toBeUndefined();
});

test('that of another platform’s account is not told', async () => {
  const { stripe } = await start();
  await expect(stripe.balance.retrieve({}, { stripeAccount: 'acct_nobody' })).rejects.toMatchObject({
    code: 'account_invalid',
  });
});
