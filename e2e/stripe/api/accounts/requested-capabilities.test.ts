import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const requested = { requested: true } as const;
const TRANSFERS = { recipient: { capabilities: { stripe_balance: { stripe_transfers: requested } } } };
const BOTH = { ...TRANSFERS, merchant: { capabilities: { card_payments: requested } } };

test('through v1, transfers alone need Stripe’s approval of the platform', async () => {
  const { stripe, state } = await start();
  const open = (capabilities: Stripe.AccountCreateParams.Capabilities) =>
    stripe.accounts.create({ capabilities });
  await expect(open({ transfers: requested })).rejects.toMatchObject({
    statusCode: 400,
    code: undefined,
    message: expect.stringMatching(
      /^Your platform needs approval .* `transfers` .* without .* `card_payments`/,
    ),
  });
  expect(state.accounts.size).toBe(0);
  await open({ transfers: requested, card_payments: requested });
  state.platform.transfersAlone = 'approved';
  await open({ transfers: requested });
});

test.each([
  ['refused', 'capability_not_available_without_other_capability'],
  ['refused_in_country', 'capability_not_available_without_other_capability_in_country'],
] as const)('through v2, a recipient alone is %s with a code', async (how, code) => {
  const { stripe, state } = await start();
  state.platform.transfersAlone = how;
  await expect(openV2(stripe, { configuration: TRANSFERS })).rejects.toMatchObject({
    statusCode: 400,
    code,
    message: expect.stringMatching(/configuration\.merchant\.capabilities\.card_payments/),
  });
  expect(state.accounts.size).toBe(0);
  await openV2(stripe, { configuration: BOTH });
  state.platform.transfersAlone = 'approved';
  await openV2(stripe, { configuration: TRANSFERS });
});

test('v1 has no card payments without transfers', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.create({ capabilities: { card_payments: requested } })).rejects.toThrow(
    /^Accounts do not currently support `card_payments` without `transfers`/,
  );
});
