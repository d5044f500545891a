import { expect, test } from 'vitest';
import { LIVE_KEY, sdk, start } from '../../testing/sdk';

test('of all responsibilities only those that Stripe lets go together make an account', async () => {
  const { url } = await start();
  const stripe = sdk(url, LIVE_KEY);
  const all = (['full', 'express', 'none'] as const).flatMap((type) =>
    (['account', 'application'] as const).flatMap((payer) =>
      (['stripe', 'application'] as const).flatMap((payments) =>
        (['stripe', 'application'] as const).map((requirement_collection) => ({
          stripe_dashboard: { type },
          fees: { payer },
          losses: { payments },
          requirement_collection,
        })),
      ),
    ),
  );
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } };
  const results = await Promise.allSettled(
    all.map((controller) => stripe.accounts.create({ country: 'US', controller, capabilities })),
  );
  const told = results.flatMap((result) => {
    if (result.status === 'fulfilled') return result.value.controller ?? [];
    expect(result.reason).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
    return [];
  });
  expect(
    told.map(({ stripe_dashboard, fees, losses, requirement_collection }) =>
      [stripe_dashboard?.type, fees?.payer, losses?.payments, requirement_collection].join(' '),
    ),
  ).toEqual([
    'full account stripe stripe',
    'express application application stripe',
    'none account stripe stripe',
    'none application stripe stripe',
    'none application application application',
  ]);
});

const byStripe = { fees: 'account', losses: 'stripe' } as const;

test.each([
  [
    { type: 'express', ...byStripe },
    /^When `stripe_dashboard\[type\]=express`, your platform must collect fees/,
  ],
  [
    { type: 'none', ...byStripe, losses: 'application' },
    /^When .*=none` and .*=stripe`, Stripe must be liable/,
  ],
  [{ type: 'full', ...byStripe, fees: 'application' }, /^When `stripe_dashboard\[type\]=full`, Stripe must/],
  [{ type: 'full', ...byStripe, collected: 'application' }, /^When controlling requirement collection, the/],
] as const)('what does not go together is refused in Stripe’s words: %o', async (asked, words) => {
  const { stripe } = await start();
  const { type, fees, losses } = asked;
  const controller = {
    stripe_dashboard: { type },
    fees: { payer: fees },
    losses: { payments: losses },
    requirement_collection: 'collected' in asked ? asked.collected : 'stripe',
  } as const;
  await expect(stripe.accounts.create({ controller })).rejects.toThrow(words);
});

test('type cannot be given together with controller', async () => {
  const { stripe, state } = await start();
  await expect(
    stripe.accounts.create({ type: 'express', controller: { stripe_dashboard: { type: 'express' } } }),
  ).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    message: expect.stringContaining('mutually exclusive'),
  });
  expect(state.accounts.size).toBe(0);
});
