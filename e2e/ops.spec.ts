import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type App, startApp, TEST_KEY } from './app';
import {
  test as base,
  createAccount,
  expect,
  expectNoSidewaysScroll,
  expectWellMade,
  failedRequest,
} from './fixtures';
import type { LocalStripe } from './stripe/server';
import { signature } from './stripe/webhooks';

const TOKEN = 'a token: of the tests';
const WEBHOOK_SECRET = 'whsec_ofTheTests';

const test = base.extend<object, { app: App }>({
  app: [
    async ({ localStripe }, use) => {
      const app = await startApp({
        stripeUrl: localStripe.url,
        env: { OPS_TOKEN: TOKEN, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
      });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
});

const authorization = (credentials: string, scheme = 'Basic') =>
  `${scheme} ${Buffer.from(credentials).toString('base64')}`;

const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** How many pilots a row counts. */
async function count(page: Page, row: string): Promise<number> {
  const cell = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
  return Number(await cell.getByRole('cell').first().innerText());
}

/** Opens an account in a browser of its own pilot, and has Stripe ask for something more. */
async function stuckAccount(page: Page, stripe: LocalStripe): Promise<string> {
  await page.context().clearCookies();
  const accountId = await createAccount(page);
  const record = stripe.state.accounts.get(accountId);
  if (!record) throw new Error('no account');
  record.forced = {
    details_submitted: true,
    charges_enabled: false,
    payouts_enabled: false,
    requirements: {
      currently_due: ['individual.verification.document'],
      past_due: ['individual.verification.document'],
      eventually_due: [],
      pending_verification: [],
      disabled_reason: 'requirements.past_due',
    },
  };
  await page.goto(`/return/${accountId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stripe needs something more from you');
  return accountId;
}

/** Delivers an event about an account as Stripe does, and gives its ID. */
async function deliver(app: App, account: string): Promise<string> {
  const id = `evt_${randomUUID().replaceAll('-', '')}`;
  const at = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    id,
    object: 'event',
    type: 'account.updated',
    account,
    created: at,
    livemode: false,
  });
  const answer = await fetch(`${app.url}/api/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature(body, WEBHOOK_SECRET, at) },
    body,
  });
  expect(await answer.json()).toMatchObject({ result: 'stored' });
  return id;
}

/** Delivers an event that can't be worked off, and waits until that is noticed. */
async function failedEvent(page: Page, app: App, stripe: LocalStripe, accountId: string): Promise<string> {
  stripe.state.faults.plan({ kind: 'unavailable' });
  const eventId = await deliver(app, accountId);
  await expect(async () => {
    await page.goto('/ops');
    await expect(page.getByRole('rowheader', { name: eventId })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  return eventId;
}

base(
  'without OPS_TOKEN there is nothing at /ops, whatever is sent',
  async ({ page, request, mayComplain }) => {
    mayComplain.push(failedRequest(404));
    for (const path of ['/ops', '/ops/acct_1']) {
      const answer = await request.get(path, { headers: { authorization: authorization('any:') } });
      expect(answer.url()).toContain('/nothing-here');
      expect(answer.headers()).not.toHaveProperty('www-authenticate');
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing to show here');
    }
    expect((await request.post('/ops/retry', { form: { all: 'waiting' } })).status()).toBe(404);
  },
);

test('without the right token every address under /ops asks for it, and shows nothing', async ({ app }) => {
  for (const path of ['/ops', '/ops?standing=checking', '/ops/acct_1', '/ops/retry', '/ops/no/such/page'])
    for (const sent of [
      undefined,
      authorization('ops:wrong'),
      authorization(TOKEN),
      authorization(`ops:${TOKEN} `),
      authorization(`ops:${TOKEN}`, 'Bearer'),
      'Basic ====',
    ]) {
      const answer = await fetch(`${app.url}${path}`, {
        redirect: 'manual',
        headers: sent ? { authorization: sent } : {},
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="ops", charset="UTF-8"');
      expect(answer.headers.get('cache-control')).toContain('no-store');
      expect(await answer.text()).not.toContain('<');
    }
});

test('an address that slips by the proxy shows nothing either', async ({ app }) => {
  for (const path of ['/op%73', '/%6fps/acct_1', '/ops%2Facct_1', '//ops', '/OPS']) {
    const answer = await fetch(`${app.url}${path}`);
    expect(await answer.text()).not.toContain('Operations');
  }
});

test('any user name with the token opens it', async ({ request }) => {
  for (const user of ['', 'ops', 'jenny']) {
    const answer = await request.get('/ops', {
      headers: { authorization: authorization(`${user}:${TOKEN}`) },
    });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toContain('no-store');
    expect(await answer.text()).toContain('Operations');
  }
});

test('a button works from our own page alone, and with the token alone', async ({ request, app }) => {
  const ask = (headers: Record<string, string>, form: Record<string, string>) =>
    request.post('/ops/retry', { headers, form, maxRedirects: 0 });
  const authorized = { authorization: authorization(`ops:${TOKEN}`) };
  expect((await ask({}, { all: 'waiting' })).status()).toBe(401);
  expect((await ask({ ...authorized, origin: 'https://evil.example' }, { all: 'waiting' })).status()).toBe(
    403,
  );
  expect((await ask(authorized, { event: 'evt_unknown' })).status()).toBe(400);
  expect((await ask(authorized, { event: '../x' })).status()).toBe(400);
  const accepted = await ask({ ...authorized, origin: app.url }, { all: 'waiting' });
  expect([accepted.status(), accepted.headers().location]).toEqual([
    303,
    `${app.url}/ops?retried=all#events`,
  ]);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, httpCredentials: { username: 'ops', password: TOKEN } });

    test('who is stuck stands there with Stripe’s raw reasons, and nowhere else', async ({
      page,
      stripe,
    }) => {
      await page.goto('/ops');
      const before = await count(page, 'action needed');
      const accountId = await stuckAccount(page, stripe);
      expect(await page.content()).not.toContain('requirements.past_due');
      await page.goto('/ops');
      expect(await count(page, 'action needed')).toBe(before + 1);
      expect(await count(page, 'Account created')).toBeGreaterThan(before);
      const row = table(page, 'Stuck accounts').getByRole('row').filter({ hasText: accountId });
      await expect(row).toContainText('requirements.past_due');
      await expect(row).toContainText('documents.primary_verification');

      await page.getByRole('link', { name: 'checking' }).click();
      await expect(page.getByRole('heading', { name: 'Accounts: checking' })).toBeVisible();
      await expect(page.getByText(accountId)).toHaveCount(0);
      await page.getByRole('link', { name: 'action needed' }).click();
      await expect(page.getByRole('link', { name: 'action needed' })).toHaveAttribute('aria-current', 'true');
      await expect(table(page, 'Accounts: action needed').getByText(accountId)).toBeVisible();
    });

    test('an event that failed says why, and is done when it is tried again', async ({
      page,
      app,
      stripe,
    }) => {
      const accountId = await stuckAccount(page, stripe);
      const eventId = await failedEvent(page, app, stripe, accountId);
      const row = table(page, 'Events that failed').getByRole('row').filter({ hasText: eventId });
      await expect(row).toContainText('account.updated');
      await expect(row).toContainText(accountId);
      await expect(row).toContainText('stripe_unavailable');

      const tryAgain = page.getByRole('button', { name: `Try again ${eventId}` });
      await tryAgain.click();
      await expect(page.getByRole('status')).toHaveText(
        `${eventId} was tried again: not done, stripe_unavailable.`,
      );
      stripe.state.faults.clear();
      await tryAgain.click();
      await expect(page.getByRole('status')).toHaveText(`${eventId} was tried again: it is done.`);
      await expect(row).toHaveCount(0);
    });

    test('all that wait are tried again with one button', async ({ page, app, stripe }) => {
      const accountId = await stuckAccount(page, stripe);
      const eventIds = [
        await failedEvent(page, app, stripe, accountId),
        await failedEvent(page, app, stripe, accountId),
      ];
      stripe.state.faults.clear();
      await page.getByRole('button', { name: 'Try all again now' }).click();
      await expect(page.getByRole('status')).toContainText('All waiting events are being tried again');
      await expect(async () => {
        await page.goto(`/ops/${accountId}`);
        for (const eventId of eventIds)
          await expect(page.getByRole('row').filter({ hasText: eventId })).toContainText(
            'done after 2 tries',
            {
              timeout: 500,
            },
          );
      }).toPass({ timeout: 15_000 });
    });

    test('an account’s timeline tells its way, its state and its pilot’s other accounts', async ({
      page,
      app,
      stripe,
    }) => {
      const accountId = await stuckAccount(page, stripe);
      const record = stripe.state.accounts.get(accountId);
      if (record) record.disconnected = true;
      const eventId = await deliver(app, accountId);
      await expect(async () => {
        await page.goto(`/ops/${accountId}`);
        await expect(table(page, 'Timeline, the newest first')).toContainText('disconnected', {
          timeout: 500,
        });
      }).toPass({ timeout: 15_000 });
      const timeline = table(page, 'Timeline, the newest first');
      await expect(timeline).toContainText('standing: action needed');
      await expect(timeline.getByRole('row').filter({ hasText: eventId })).toContainText('done after 1 try');
      await expect(table(page, 'Its last state')).toContainText(`"id": "${accountId}"`);
      await expect(page.getByText('Accounts v2, ')).toContainText('onboarding hosted, dashboard full');

      await page.goto('/');
      await page.getByRole('button', { name: 'Start again' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Add information');
      await page.goto(`/ops/${accountId}`);
      const others = table(page, 'Other accounts of the same pilot');
      await expect(others).toContainText('their account now');
      await others.getByRole('link').click();
      await expect(table(page, 'Other accounts of the same pilot')).toContainText(accountId);
    });

    test('an unknown account is said to be unknown', async ({ page }) => {
      await page.goto('/ops/acct_%3Cb%3Eunknown');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such account');
    });
  });

test.describe('the pages', () => {
  test.use({ httpCredentials: { username: 'ops', password: TOKEN } });

  test('are accessible in light and dark, and tables scroll inside themselves on a phone', async ({
    page,
    app,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    const eventId = await failedEvent(page, app, stripe, accountId);
    for (const path of [
      '/ops',
      `/ops?standing=action_needed&retried=${eventId}`,
      `/ops/${accountId}`,
      '/ops/acct_unknown',
    ]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectWellMade(page);
      }
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 640 });
        await expectNoSidewaysScroll(page);
      }
    }
    await page.goto('/ops');
    const stuck = table(page, 'Stuck accounts');
    await stuck.focus();
    await expect(stuck).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stuck.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });

  test('say so where the address means nothing, and go on', async ({ page }) => {
    await page.goto(
      '/ops?standing=nonsense&after=0_&events_after=99999999999999999_evt_1&retried=evt_unknown',
    );
    await expect(page.getByRole('heading', { name: 'Stuck accounts' })).toBeVisible();
    await page.goto('/ops?after=9999999999999999_acct_z&events_after=9999999999999999_evt_z');
    await expect(page.getByText('No more accounts.')).toBeVisible();
    await page.getByRole('link', { name: 'First accounts' }).click();
    await expect(page).toHaveURL(/\/ops\?events_after=/);
  });
});

test('a browser that is refused shows nothing of it', async ({ page, mayComplain }) => {
  mayComplain.push(failedRequest(401));
  const answer = await page.goto('/ops').catch(() => null);
  if (answer) expect(answer.status()).toBe(401);
  await expect(page.getByText('Operations')).toHaveCount(0);
});

test('the doctor’s list stands there too, opens nothing, and shows no secret', async ({
  browser,
  stripe,
}) => {
  const app = await startApp({ stripeUrl: stripe.url, env: { OPS_TOKEN: 'a-token-of-the-tests' } });
  const context = await browser.newContext({
    baseURL: app.url,
    httpCredentials: { username: 'ops', password: 'a-token-of-the-tests' },
  });
  const page = await context.newPage();
  await page.goto('/ops/doctor');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Doctor');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(TEST_KEY);
  await expectWellMade(page);
  expect(stripe.state.accounts.size).toBe(0);
  await context.close();
  await app.stop();
});
