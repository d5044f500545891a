import { PGlite } from '@electric-sql/pglite';
import { put } from './account-states';
import type { App } from './app';
import { createAccount, expect, untilHeading, WEBHOOK_SECRETS } from './fixtures';
import { openAccount } from './pilot';
import { test } from './told';
import { accountUpdated, deliver } from './webhook-delivery';

const [NEW_SECRET, OLD_SECRET] = WEBHOOK_SECRETS;

const newAccount = async (app: App) => (await openAccount(app.url)).account;

async function receipt(delivery: Promise<Response>): Promise<{ status: number; answer: unknown }> {
  const response = await delivery;
  return { status: response.status, answer: await response.json() };
}

test('Stripe’s delivery log explains itself: stored, once, by either secret', async ({
  webhookApp,
  stripe,
}) => {
  const { id, body } = accountUpdated(await newAccount(webhookApp));
  expect(await receipt(deliver(webhookApp.url, body, NEW_SECRET))).toEqual({
    status: 200,
    answer: { eventId: id, type: 'account.updated', result: 'stored' },
  });
  expect(await receipt(deliver(webhookApp.url, body, OLD_SECRET))).toMatchObject({
    status: 200,
    answer: { result: 'duplicate' },
  });
  await expect.poll(() => stripe.state.log.entries.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test('what is none of ours is answered 200 and says so', async ({ webhookApp }) => {
  const foreign = accountUpdated('acct_ofSomebodyElse');
  expect(await receipt(deliver(webhookApp.url, foreign.body, NEW_SECRET))).toMatchObject({
    status: 200,
    answer: { result: 'ignored: no account of this app' },
  });
  const live = accountUpdated(await newAccount(webhookApp), { livemode: true });
  expect(await receipt(deliver(webhookApp.url, live.body, NEW_SECRET))).toMatchObject({
    status: 200,
    answer: { result: 'ignored: a live event' },
  });
});

test('what Stripe did not sign, or is too large, is refused', async ({ webhookApp }) => {
  const { body } = accountUpdated(await newAccount(webhookApp));
  expect(await receipt(deliver(webhookApp.url, body, 'whsec_somebodyElses'))).toMatchObject({
    status: 400,
    answer: { error: { code: 'invalid_signature' } },
  });
  const large = JSON.stringify({ padding: 'x'.repeat(300_000) });
  expect((await deliver(webhookApp.url, large, NEW_SECRET)).status).toBe(413);
});

test('what is signed and no event of Stripe’s is refused, and tells nothing of our insides', async ({
  webhookApp,
}) => {
  const event: unknown = JSON.parse(accountUpdated(await newAccount(webhookApp)).body);
  const odd = [
    'no JSON',
    '[]',
    ...[{ type: '\u0000' }, { created: 1e300 }, { id: 7 }].map((over) =>
      JSON.stringify(Object.assign({}, event, over)),
    ),
  ];
  for (const body of odd) {
    const { status, answer } = await receipt(deliver(webhookApp.url, body, NEW_SECRET));
    expect({ body, status, answer }).toMatchObject({
      body,
      status: 400,
      answer: { error: { code: 'invalid_request' } },
    });
  }
  expect(webhookApp.output()).not.toContain('SyntaxError');
});

test('an app without a secret takes no event', async ({ app }) => {
  expect((await deliver(app.url, accountUpdated('acct_1').body, NEW_SECRET)).status).toBe(400);
});

test('a change that Stripe tells of is known before anybody looks', async ({ told, page }) => {
  const account = await createAccount(page, told.app.url);
  put(told.stripe, account, 'enabled');
  // The first page asks Stripe nothing: it shows what the event brought.
  await page.goto(told.app.url);
  await untilHeading(page, 'You’re cleared for take-off');
});

test('events that a process left behind are processed when the next one starts', async ({
  stripe,
  startOwnApp,
}) => {
  const env = { STRIPE_WEBHOOK_SECRET: NEW_SECRET };
  const app = await startOwnApp(env);
  const { account } = await openAccount(app.url);
  stripe.state.faults.plan({ kind: 'unavailable' });
  await deliver(app.url, accountUpdated(account).body, NEW_SECRET);
  await expect.poll(() => app.output()).toContain('events_not_done');
  await app.stop({ keepFolder: true });
  const database = await PGlite.create(`${app.folder}/database`);
  await database.query('update events set next_try_at = now()');
  await database.close();
  stripe.state.faults.clear();
  stripe.state.log.clear();
  await startOwnApp({ ...env, DATABASE_URL: `file:${app.folder}` });
  await expect
    .poll(() => stripe.state.log.entries.map(({ path }) => path))
    .toContainEqual(expect.stringContaining(account));
});
