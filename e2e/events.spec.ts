import getPort from 'get-port';
import { type App, startApp } from './app';
import { test as base, expect } from './fixtures';
import { newId } from './stripe/ids';
import { startLocalStripe } from './stripe/server';
import { signature } from './stripe/webhooks';

const SECRETS = ['whsec_theNewOne', 'whsec_theOldOne'] as const;
const CRON_SECRET = 'a-secret-for-cron-of-the-tests';

/** An app that listens to events, for all tests of this file. */
const test = base.extend<object, { listening: App }>({
  listening: [
    async ({ localStripe }, use) => {
      const env = { STRIPE_WEBHOOK_SECRET: SECRETS.join(','), CRON_SECRET };
      const app = await startApp({ stripeUrl: localStripe.url, env });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
});

async function newAccount(app: App): Promise<string> {
  const answer = await fetch(`${app.url}/api/account`, { method: 'POST' });
  const { account }: { account: string } = await answer.json();
  return account;
}

function eventOf(account: string, livemode = false): string {
  const created = Math.floor(Date.now() / 1000);
  return JSON.stringify({
    id: newId('evt'),
    object: 'event',
    type: 'account.updated',
    livemode,
    created,
    account,
  });
}

async function deliver(app: App, body: string, secret: string): Promise<{ status: number; answer: unknown }> {
  const headers = { 'stripe-signature': signature(body, secret, Math.floor(Date.now() / 1000)) };
  const answer = await fetch(`${app.url}/api/webhooks/stripe`, { method: 'POST', headers, body });
  return { status: answer.status, answer: await answer.json() };
}

test('Stripe’s delivery log explains itself: stored, once, by either secret', async ({
  listening,
  stripe,
}) => {
  const account = await newAccount(listening);
  const body = eventOf(account);
  const { id }: { id: string } = JSON.parse(body);
  expect(await deliver(listening, body, SECRETS[0])).toEqual({
    status: 200,
    answer: { eventId: id, type: 'account.updated', result: 'stored' },
  });
  expect(await deliver(listening, body, SECRETS[1])).toMatchObject({
    status: 200,
    answer: { result: 'duplicate' },
  });
  await expect.poll(() => stripe.state.log.entries.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test('what is none of ours is answered 200 and says so', async ({ listening }) => {
  const account = await newAccount(listening);
  expect(await deliver(listening, eventOf('acct_ofSomebodyElse'), SECRETS[0])).toMatchObject({
    status: 200,
    answer: { result: 'ignored: no account of this app' },
  });
  expect(await deliver(listening, eventOf(account, true), SECRETS[0])).toMatchObject({
    status: 200,
    answer: { result: 'ignored: a live event' },
  });
});

test('what Stripe did not sign, or is too large, is refused', async ({ listening }) => {
  const body = eventOf(await newAccount(listening));
  expect(await deliver(listening, body, 'whsec_somebodyElses')).toMatchObject({
    status: 400,
    answer: { error: { code: 'invalid_signature' } },
  });
  const large = JSON.stringify({ padding: 'x'.repeat(300_000) });
  expect((await deliver(listening, large, SECRETS[0])).status).toBe(413);
});

test('an app without a secret takes no event', async ({ app }) => {
  expect((await deliver(app, eventOf('acct_1'), SECRETS[0])).status).toBe(400);
});

test('a change that Stripe tells of is known before anybody looks', async ({ browser }) => {
  // Its own Stripe, which delivers to an app that starts after it: the address is known by its port alone.
  const port = await getPort();
  const stripe = await startLocalStripe({
    webhook: { url: `http://localhost:${port}/api/webhooks/stripe`, secret: SECRETS[0] },
  });
  const app = await startApp({ stripeUrl: stripe.url, port, env: { STRIPE_WEBHOOK_SECRET: SECRETS[0] } });
  const page = await browser.newPage({ baseURL: app.url });
  await page.goto('/');
  await page.getByRole('button', { name: 'Create an account!' }).click();
  const account = await page.getByText(/^acct_/).innerText();
  const record = stripe.state.accounts.get(account);
  if (record)
    record.forced = {
      details_submitted: true,
      charges_enabled: true,
      payouts_enabled: true,
      requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: null },
    };
  // The first page asks Stripe nothing: it shows what the event brought.
  await expect(async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off', {
      timeout: 500,
    });
  }).toPass({ timeout: 15_000 });
  await page.close();
  await app.stop();
  await stripe.close();
});

test('only who shows the cron’s secret reconciles', async ({ listening, app }) => {
  const run = (url: string, authorization?: string) =>
    fetch(`${url}/api/cron/reconcile`, { headers: authorization ? { authorization } : {} });
  expect((await run(listening.url)).status).toBe(401);
  expect((await run(listening.url, 'Bearer wrong')).status).toBe(401);
  expect((await run(app.url, 'Bearer undefined')).status).toBe(401);
  const answer = await run(listening.url, `Bearer ${CRON_SECRET}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ failed: 0, adopted: 0 });
});
