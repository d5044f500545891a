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
    all.map((controller) => stripe.accounts.create({ controller, capabilities })),
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
