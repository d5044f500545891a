import { expect, test } from 'vitest';
import { accountStateNames } from './model/account-states';
import { sdk, start } from './testing/sdk';

const key = 'sk_test_seedling';

test('accounts to begin with are the platform’s of that key, in their states, and told of by no event', async () => {
  const { url, state } = await start({
    seed: {
      key,
      accounts: [
        { id: 'acct_first', api: 'v1', country: 'DE', email: 'a@example.com', metadata: { pilot: 'p1' } },
        { api: 'v2', country: 'US', dashboard: 'express', capabilities: ['transfers'], state: 'enabled' },
      ],
    },
  });
  const stripe = sdk(url, key);
  expect(await stripe.accounts.retrieve('acct_first')).toMatchObject({
    country: 'DE',
    email: 'a@example.com',
    metadata: { pilot: 'p1' },
    type: 'standard',
    charges_enabled: false,
  });
  const include = ['configuration.recipient' as const];
  expect(await stripe.v2.core.accounts.retrieve('acct_seed0002', { include })).toMatchObject({
    dashboard: 'express',
    applied_configurations: ['recipient'],
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { status: 'active' } } } },
    },
  });
  state.settle();
  expect((await stripe.v2.core.events.list()).data).toEqual([]);
});

test('there can be one in each state', async () => {
  const accounts = accountStateNames.map((state) => ({ api: 'v1' as const, country: 'US', state }));
  const { state } = await start({ seed: { key, accounts } });
  expect(state.accounts.size).toBe(accountStateNames.length);
});
