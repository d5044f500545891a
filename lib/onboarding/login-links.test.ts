import { expect, onTestFinished, test } from 'vitest';
import { putInto } from '../../e2e/stripe/model/account-states';
import { startLocalStripe } from '../../e2e/stripe/server';
import { accountsThrough } from '../accounts/apis';
import { owned } from '../accounts/testing';
import { defaultChoices } from '../platform/choices';
import { createStripe } from '../stripe';
import { LoginLinks } from './login-links';

const express = { ...defaultChoices, dashboard: 'express', fees: 'platform', losses: 'platform' } as const;

async function opened(choices: typeof express | typeof defaultChoices) {
  const local = await startLocalStripe();
  onTestFinished(() => local.close());
  const apiBase = new URL(local.url);
  const sdk = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase });
  const request = { api: 'v2', choices, country: 'US', requested: 'both' } as const;
  const id = await accountsThrough(sdk, apiBase).v2.create(request, { pilot_id: 'one' }, 'key');
  const submit = () => {
    const record = local.state.accounts.get(id);
    if (record) putInto(record, 'enabled', local.state.clock.now);
  };
  return {
    account: owned(id, { api: 'v2', choices }),
    links: new LoginLinks(sdk, apiBase),
    submit,
    ...local,
  };
}

test('a pilot gets into their Express Dashboard once their details are submitted, by another link each time', async () => {
  const { account, links, submit, url } = await opened(express);
  await expect(links.create(account)).rejects.toMatchObject({ code: 'dashboard_not_yet' });
  submit();
  const link = await links.create(account);
  expect(link.startsWith(`${url}/express/${account.id}/`)).toBe(true);
  expect(await links.create(account)).not.toBe(link);
});

test('an account with another Dashboard has no such link', async () => {
  const { account, links, submit } = await opened(defaultChoices);
  submit();
  await expect(links.create(account)).rejects.toMatchObject({ code: 'no_express_dashboard' });
});

test('a link that leads elsewhere than to Stripe is no answer', async () => {
  const { account, links, submit, state } = await opened(express);
  submit();
  state.faults.plan({ kind: 'altered', fields: { url: 'https://evil.example/express' } });
  await expect(links.create(account)).rejects.toMatchObject({ code: 'stripe_unavailable' });
});
