import { expect, test } from 'vitest';
import { z } from 'zod';
import { control, open, start } from '../testing/sdk';

async function startExpress() {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create({ type: 'express' });
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  return { stripe, url, id };
}

test('a login link opens once', async () => {
  const { stripe, id } = await startExpress();
  const { url } = await stripe.accounts.createLoginLink(id);
  const dashboard = await open(url);
  expect(dashboard.status).toBe(200);
  expect(await dashboard.text()).toContain(id);
  expect((await open(url)).status).toBe(404);
});

test('in an older version it leads back to the platform; a newer one refuses to be told where', async () => {
  const { url, id } = await startExpress();
  const link = (version: string) =>
    fetch(`${url}/v1/accounts/${id}/login_links`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_rocketRides0000', 'Stripe-Version': version },
      body: new URLSearchParams({ redirect_url: 'http://localhost:3000/pilots?a=1&b=2' }),
    });
  const { url: older } = z.object({ url: z.string() }).parse(await (await link('2022-08-01')).json());
  expect(await (await open(older)).text()).toContain('href="http://localhost:3000/pilots?a=1&amp;b=2"');
  const refused = await link('2022-11-15');
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('redirect_url')]);
});

test('it shows the account that the link is of, and where its payouts go', async () => {
  const { stripe, url } = await start();
  const bank = (account_number: string) =>
    ({
      object: 'bank_account',
      country: 'US',
      currency: 'usd',
      routing_number: '110000000',
      account_number,
    }) as const;
  const { id } = await stripe.accounts.create({ type: 'express', external_account: bank('000999999992') });
  await stripe.accounts.createExternalAccount(id, {
    external_account: bank('000111111116'),
    default_for_currency: true,
  });
  const dashboard = async (state: 'enabled' | 'payouts_disabled') => {
    await control(url, '/_local/accounts', { id, state });
    return (await open((await stripe.accounts.createLoginLink(id)).url)).text();
  };
  expect(await dashboard('enabled')).toContain('<dd>On, to ••••1116</dd>');
  expect(await dashboard('payouts_disabled')).toContain('<dd>Off, to ••••1116</dd>');
});
