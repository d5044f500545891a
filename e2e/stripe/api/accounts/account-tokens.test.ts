import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const custom = {
  stripe_dashboard: { type: 'none' },
  fees: { payer: 'application' },
  losses: { payments: 'application' },
  requirement_collection: 'application',
} as const;
const capabilities = { card_payments: { requested: true }, transfers: { requested: true } };

test('a French platform that collects what Stripe requires opens accounts of v1 with tokens only', async () => {
  const { stripe, state } = await start();
  await stripe.accounts.create({ country: 'US', controller: custom, capabilities });
  state.platform.country = 'FR';
  await stripe.accounts.create({ country: 'FR' });
  await expect(stripe.accounts.create({ country: 'FR', controller: custom, capabilities })).rejects.toThrow(
    /^Connect platforms based in FR must create accounts via account tokens/,
  );
});

test('through v2 it opens merchants with tokens only, whatever their dashboard', async () => {
  const { stripe, state } = await start();
  state.platform.country = 'FR';
  await expect(openV2(stripe)).rejects.toMatchObject({ statusCode: 400, code: 'account_token_required' });
  expect(state.accounts.size).toBe(0);
});
