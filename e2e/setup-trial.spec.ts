import type { Page } from '@playwright/test';
import { atStripe } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  expectNoSidewaysScroll,
  expectWellMade,
  test,
  withAndWithoutJavaScript,
} from './fixtures';
import { firstLook } from './pilot';
import { EXPRESS, option } from './setup-page';

withAndWithoutJavaScript(() => {
  for (const api of ['v1', 'v2'] as const)
    test(`what is tried in one browser opens its next account, under ${api}, and no other browser’s`, async ({
      page,
      strangersPage,
      stripe,
    }) => {
      const before = await createAccount(page);
      await page.goto(`${EXPRESS}&api=${api}`);
      await page.getByRole('button', { name: 'Try it in this browser' }).click();
      await expect(page.getByRole('main')).toContainText('This browser is trying other choices.');
      const tried = (await page.context().cookies()).find(({ name }) => name === 'trial');
      expect(tried).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 });

      await page.getByRole('button', { name: 'Create an account!' }).click();
      const account = await page.getByText(/^acct_/).innerText();
      expect(account).not.toBe(before);
      expect(stripe.state.log.entries.filter(({ method }) => method === 'POST').at(-1)?.path).toBe(
        api === 'v1' ? '/v1/accounts' : '/v2/core/accounts',
      );
      expect(atStripe(stripe, account).controller).toEqual({
        dashboard: 'express',
        feesPayer: 'application',
        losses: 'application',
        requirementCollection: 'stripe',
      });
      // This platform may not ask for transfers alone.
      expect(atStripe(stripe, account).capabilities.toSorted()).toEqual(['card_payments', 'transfers']);

      const theirs = await createAccount(strangersPage);
      expect(atStripe(stripe, theirs).controller.dashboard).toBe('full');

      await page.getByRole('link', { name: 'See them on /setup' }).click();
      await expect(option(page, 'Express Dashboard')).toBeChecked();
      await page.getByRole('button', { name: 'Back to the configured choices' }).click();
      await expect(option(page, 'Full Stripe Dashboard')).toBeChecked();
      await expect(page.getByRole('main')).not.toContainText('This browser is trying');
      await page.goto('/');
      await expect(page.getByText(/^acct_/)).toHaveText(before);
      expect((await page.request.get(`/return/${account}`)).status()).toBe(404);
    });

  test('a trial that opened no account, and one upon another, give the first account back as well', async ({
    page,
  }) => {
    const before = await createAccount(page);
    await tryExpress(page);
    await page.goto('/setup?onboarding=embedded');
    await page.getByRole('button', { name: 'Try it in this browser' }).click();
    await expectHeading(page, 'Get ready for take off');
    await endTrial(page);
    await page.goto('/');
    await expect(page.getByText(/^acct_/)).toHaveText(before);
  });

  test('in two tabs the trial is one, and its end shows the first account in both', async ({
    page,
    context,
  }) => {
    const before = await createAccount(page);
    const other = await context.newPage();
    await tryExpress(page);
    const tried = await createAccount(page);
    await other.goto('/');
    await expect(other.getByText(/^acct_/)).toHaveText(tried);
    await endTrial(other);
    for (const tab of [page, other]) {
      await tab.goto('/');
      await expect(tab.getByText(/^acct_/)).toHaveText(before);
    }
  });
});

async function tryExpress(page: Page): Promise<void> {
  await page.goto(EXPRESS);
  await page.getByRole('button', { name: 'Try it in this browser' }).click();
  await expect(page.getByRole('main')).toContainText('This browser is trying other choices.');
}

/** What the cookie of a trial holds, begun without a browser. */
async function trialAt(url: string): Promise<string | undefined> {
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie: await firstLook(url) },
    body: JSON.stringify(Object.fromEntries(new URL(`${EXPRESS}&api=v1`, url).searchParams)),
  });
  return /^trial=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
}

async function endTrial(page: Page): Promise<void> {
  await page.goto('/setup');
  await page.getByRole('button', { name: 'Back to the configured choices' }).click();
  await expect(page.getByRole('main')).not.toContainText('This browser is trying');
}

test('a browser that is closed in the middle of a trial has its first account when it opens again', async ({
  page,
  context,
}) => {
  const before = await createAccount(page);
  await tryExpress(page);
  await createAccount(page);
  // What lasts for a session only is gone with the browser.
  const kept = (await context.cookies()).filter(({ expires }) => expires !== -1);
  await context.clearCookies();
  await context.addCookies(kept);
  await page.goto('/');
  await expect(page.getByText(/^acct_/)).toHaveText(before);
});

test('the notice of a trial is as well made as the pages that it is on', async ({ page }) => {
  await page.goto(EXPRESS);
  await page.getByRole('button', { name: 'Try it in this browser' }).click();
  await expectWellMade(page);
  await page.setViewportSize({ width: 360, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.goto('/setup');
  await expectWellMade(page);
  await expectNoSidewaysScroll(page);
});

test('choices to try must be whole, accepted by Stripe, and asked for by our own page', async ({
  request,
}) => {
  const whole = Object.fromEntries(new URL(`${EXPRESS}&api=v1`, 'http://localhost').searchParams);
  const post = (data: object, headers = {}) => request.post('/api/setup', { data, headers });
  expect((await post(whole)).status()).toBe(401);
  expect((await post(whole)).status()).toBe(200);
  expect((await post({ ...whole, fees: 'account' })).status()).toBe(400);
  expect((await post({ dashboard: 'express' })).status()).toBe(400);
  const foreign = await post(whole, { 'Sec-Fetch-Site': 'cross-site' });
  expect(foreign.status()).toBe(403);
  expect(foreign.headers()['set-cookie'] ?? '').not.toContain('trial');
});

test('a cookie that was tampered with is as none', async ({ page, context, stripe, baseURL }) => {
  const url = baseURL ?? '';
  await tryExpress(page);
  const sealed = (await context.cookies()).find(({ name }) => name === 'trial')?.value.split('%3A')[1];
  const accepted = 'hosted.express.destination.platform.platform.v1';
  const refused = 'hosted.express.direct.account.platform.v1';
  for (const value of [
    `${refused}:${sealed}`,
    `a.b.c:${sealed}`,
    `${accepted}:${sealed?.slice(4)}`,
    accepted,
    '',
  ]) {
    await context.clearCookies();
    await context.addCookies([{ name: 'trial', value: encodeURIComponent(value), url }]);
    const account = await createAccount(page);
    expect(atStripe(stripe, account).controller.dashboard).toBe('full');
    await expect(page.getByRole('main')).not.toContainText('This browser is trying');
  }
});

test('with a live key there is no /setup, and nothing to try', async ({ startOwnApp, app: sandbox }) => {
  const app = await startOwnApp({
    STRIPE_API_BASE: '',
    STRIPE_SECRET_KEY: 'sk_live_madeUpForTests',
    APP_URL: 'https://pilots.example',
  });
  const page = await fetch(`${app.url}/setup`, { redirect: 'manual' });
  expect(page.headers.get('location')).toMatch(/\/nothing-here$/);
  expect((await fetch(`${app.url}/nothing-here`)).status).toBe(404);
  const post = await fetch(`${app.url}/api/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ back: 'configured' }),
  });
  expect(post.status).toBe(404);
  expect(await post.json()).toEqual({ error: { code: 'not_found', message: 'There is nothing here.' } });
  const trial = await trialAt(sandbox.url);
  const tries = async (url: string, cookie: string) => {
    const home = await fetch(url, { headers: { cookie } });
    return (await home.text()).includes('This browser is trying');
  };
  expect(await tries(sandbox.url, `trial=${trial}`)).toBe(true);
  expect(await tries(app.url, `__Host-trial=${trial}`)).toBe(false);
});
