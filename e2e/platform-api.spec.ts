import { atStripe, put } from './account-states';
import type { App } from './app';
import { expect, PLATFORM_API_TOKEN, test } from './fixtures';
import { openAccount } from './pilot';

test.use({ baseURL: ({ opsApp }, use) => use(opsApp.url) });

const ask = (app: App, accountId: string, token = PLATFORM_API_TOKEN, network = '203.0.113.1') =>
  fetch(`${app.url}/api/accounts/${accountId}`, {
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': network },
  });

/** Asks until Stripe is asked anew, which it is once in five seconds. */
const eventually = (app: App, accountId: string) =>
  expect.poll(async () => (await ask(app, accountId)).json(), { intervals: [500] });

test('the platform’s backend is told whether an account may be paid, and if not, whose turn it is', async ({
  opsApp,
  stripe,
}) => {
  const { account } = await openAccount(opsApp.url);
  const first = await ask(opsApp, account);
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toContain('no-store');
  expect(await first.json()).toEqual({
    account,
    standing: 'unfinished',
    payable: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    turn: 'pilot',
    reason: 'The pilot has not been to the end of Stripe’s form.',
    missing: expect.any(Number),
    deadline: null,
    asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    stale: false,
  });

  put(stripe, account, 'pending_verification');
  await eventually(opsApp, account).toMatchObject({ standing: 'checking', turn: 'stripe', payable: false });
  put(stripe, account, 'enabled');
  await eventually(opsApp, account).toMatchObject({ standing: 'ready', turn: 'nobody', payable: true });
  atStripe(stripe, account).disconnected = true;
  await eventually(opsApp, account).toMatchObject({
    standing: 'disconnected',
    turn: 'pilot',
    payable: false,
  });
});

test('where Stripe can’t be asked, what it said last is told as such', async ({ opsApp, stripe }) => {
  const { account } = await openAccount(opsApp.url);
  await ask(opsApp, account);
  const { asOf } = await (await ask(opsApp, account)).json();
  stripe.state.faults.plan({ kind: 'unavailable' });
  await eventually(opsApp, account).toMatchObject({ standing: 'unfinished', stale: true, asOf });
});

test('however often it asks, Stripe is asked once in five seconds', async ({ opsApp, stripe }) => {
  const { account } = await openAccount(opsApp.url);
  await ask(opsApp, account);
  const asked = stripe.state.log.entries.length;
  await Promise.all(Array.from({ length: 20 }, () => ask(opsApp, account)));
  expect(stripe.state.log.entries.length).toBeLessThanOrEqual(asked + 1);
});

test('an account that nobody has is not found', async ({ opsApp }) => {
  for (const unknown of ['acct_unknown', 'cus_123', '%00', '..%2Fhealth']) {
    const answer = await ask(opsApp, unknown);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      error: { code: 'account_not_found', message: 'No pilot of this app has this account.' },
    });
  }
});

test('without the token there is no answer, and without the variable no endpoint', async ({
  opsApp,
  app,
}) => {
  const { account } = await openAccount(opsApp.url);
  const refused = await fetch(`${opsApp.url}/api/accounts/${account}`);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect((await ask(opsApp, account, 'undefined', '203.0.113.2')).status).toBe(401);
  expect((await ask(app, account)).status).toBe(404);
  expect(await (await ask(app, account)).json()).toMatchObject({ error: { code: 'not_found' } });
});

test('wrong tokens are logged, and looked at one after another; the right one from elsewhere waits for none', async ({
  opsApp,
}) => {
  const { account } = await openAccount(opsApp.url);
  const guesses = Array.from({ length: 60 }, () => ask(opsApp, account, 'wrong', '203.0.113.9'));
  expect((await ask(opsApp, account)).status).toBe(200);
  const answers = await Promise.all(guesses);
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(statuses.filter((status) => status === 401).length).toBeLessThan(30);
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('10');
  const lines = opsApp.output().match(/.*PLATFORM_API_TOKEN.*/g) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join()).not.toMatch(/203\.0\.113\.9|wrong"/);
});
