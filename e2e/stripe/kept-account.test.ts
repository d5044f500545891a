import { expect, test } from 'vitest';
import { KeptAccount } from './kept-account';
import { openCompany } from './testing/companies';
import { openV2, start } from './testing/sdk';

test('an account is kept with its persons, and with all else that is known of it', async () => {
  const { stripe, state } = await start();
  const { id } = await openCompany(stripe, 'DE');
  const opened = await openV2(stripe, {
    dashboard: 'none',
    defaults: {
      profile: { business_url: 'https://rides.test' },
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
  });
  for (const one of [id, opened.id]) {
    const account = state.accounts.get(one);
    expect(KeptAccount.parse(JSON.parse(JSON.stringify(account)))).toEqual(account);
  }
});

test('one that was kept before there were persons has none', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const { persons, ...before } = state.accounts.get(id) ?? { persons: undefined };
  expect(persons).toEqual([]);
  expect(KeptAccount.parse(before).persons).toEqual([]);
});
