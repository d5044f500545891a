import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

type Params = Stripe.V2.Core.AccountCreateParams;

test.each<
  [string, NonNullable<Params['dashboard']>, 'stripe' | 'application', 'stripe' | 'application', string]
>([
  ['full', 'full', 'stripe', 'stripe', 'stripe'],
  ['express', 'express', 'application', 'application', 'stripe'],
  ['none, all by the platform', 'none', 'application', 'application', 'application'],
  ['none, all by Stripe', 'none', 'stripe', 'stripe', 'stripe'],
  ['none, fees by the platform', 'none', 'application', 'stripe', 'stripe'],
])(
  'a dashboard and responsibilities that go together are accepted: %s',
  async (_, dashboard, fees, losses, collector) => {
    const { stripe } = await start();
    const responsibilities = { fees_collector: fees, losses_collector: losses };
    const account = await openV2(stripe, {
      dashboard,
      defaults: { responsibilities },
      include: ['defaults'],
    });
    expect(account.dashboard).toBe(dashboard);
    expect(account.defaults?.responsibilities).toEqual({
      ...responsibilities,
      requirements_collector: collector,
    });
    const { controller } = await stripe.accounts.retrieve(account.id);
    expect(controller).toMatchObject({
      fees: { payer: fees === 'stripe' ? 'account' : 'application' },
      losses: { payments: losses },
      requirement_collection: collector,
      stripe_dashboard: { type: dashboard },
    });
  },
);

test.each<[NonNullable<Params['dashboard']>, 'stripe' | 'application', 'stripe' | 'application']>([
  ['full', 'application', 'stripe'],
  ['full', 'stripe', 'application'],
  ['full', 'application', 'application'],
  ['express', 'stripe', 'stripe'],
  ['express', 'application', 'stripe'],
  ['express', 'stripe', 'application'],
  ['none', 'stripe', 'application'],
])('the dashboard %s with fees by %s and losses by %s is refused', async (dashboard, fees, losses) => {
  const { stripe, state } = await start();
  const responsibilities = { fees_collector: fees, losses_collector: losses };
  await expect(openV2(stripe, { dashboard, defaults: { responsibilities } })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'account_controller_unsupported_configuration',
    raw: {
      invalid_permutation: {
        dashboard,
        ...responsibilities,
        requirements_collector: dashboard === 'none' ? 'application' : 'stripe',
      },
    },
  });
  expect(state.accounts.size).toBe(0);
});

test('the responsibilities must be said where the account is a merchant or a recipient', async () => {
  const { stripe } = await start();
  await expect(openV2(stripe, { defaults: {} })).rejects.toMatchObject({ statusCode: 400 });
});

test('without a dashboard a capability must be requested', async () => {
  const { stripe, state } = await start();
  const responsibilities = { fees_collector: 'application', losses_collector: 'application' } as const;
  const bare = { dashboard: 'none', defaults: { responsibilities } } as const;
  await expect(openV2(stripe, { ...bare, configuration: { merchant: {} } })).rejects.toMatchObject({
    statusCode: 400,
    param: 'configuration',
  });
  expect(state.accounts.size).toBe(0);
});
