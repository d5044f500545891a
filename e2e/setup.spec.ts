import type { Page } from '@playwright/test';
import { startApp } from './app';
import { createAccount, expect, expectNoSidewaysScroll, expectWellMade, test } from './fixtures';

const EXPRESS = 'onboarding=hosted&dashboard=express&charges=destination&fees=platform&losses=platform';

const verdict = (page: Page) => page.getByRole('status');
const code = (page: Page, label: string) => page.getByRole('region', { name: label, exact: true });
const option = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    /** Chooses an option, and shows it where a script doesn't. */
    async function choose(page: Page, name: string): Promise<void> {
      await option(page, name).check();
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click();
    }

    test('an engineer finds the configured choices, and what follows from them', async ({ page }) => {
      await page.goto('/setup?dashboard=nonsense&charges=direct&charges=separate');
      await expect(page).toHaveTitle('Set up your platform – Rocket Rides');
      await expect(page.getByRole('group')).toHaveCount(6);
      await expect(option(page, 'Full Stripe Dashboard')).toBeChecked();
      await expect(option(page, 'Direct charges')).toBeChecked();
      await expect(verdict(page)).toHaveText('Stripe accepts these choices');
      await expect(code(page, '.env.local')).toContainText('PLATFORM_DASHBOARD=full');
      const v1 = JSON.parse(await code(page, 'POST /v1/accounts').innerText());
      expect(v1.controller.stripe_dashboard).toEqual({ type: 'full' });
      const v2 = JSON.parse(await code(page, 'POST /v2/core/accounts').innerText());
      expect(v2.configuration.merchant.capabilities).toEqual({ card_payments: { requested: true } });
    });

    test('choices that Stripe refuses say why, and the nearest lead to ones that it accepts', async ({
      page,
    }) => {
      await page.goto('/setup');
      await choose(page, 'The platform is liable');
      await expect(verdict(page)).toHaveText('Stripe refuses these choices');
      await expect(page.getByRole('button', { name: 'Try it in this browser' })).toHaveCount(0);
      await expect(code(page, '.env.local')).toHaveCount(0);
      const result = page.getByRole('region', { name: 'What follows' });
      await expect(result).toContainText('the platform can’t be liable');
      const nearest = result.getByRole('link');
      const count = await nearest.count();
      expect(count).toBeGreaterThan(0);
      const addresses = await Promise.all(
        [...Array(count).keys()].map((at) => nearest.nth(at).getAttribute('href')),
      );
      for (const address of addresses) {
        await page.goto(address ?? '');
        await expect(verdict(page)).toHaveText('Stripe accepts these choices');
      }
    });

    test('an option that doesn’t fit says why, and how it can be chosen all the same', async ({ page }) => {
      await page.goto('/setup');
      const group = page.getByRole('group', { name: 'Which dashboard do pilots get?' });
      await expect(option(page, 'Express Dashboard')).toHaveAccessibleDescription(
        /^Doesn’t fit .*With the Express Dashboard the platform is liable/,
      );
      await group
        .getByRole('link', {
          name: 'Choose it with fees paid by the platform and the platform liable',
        })
        .click();
      await expect(option(page, 'Express Dashboard')).toBeChecked();
      await expect(verdict(page)).toHaveText('Stripe accepts these choices');
    });

    for (const api of ['v1', 'v2'] as const)
      test(`what is tried in one browser opens its next account, under ${api}, and no other browser’s`, async ({
        page,
        browser,
        stripe,
        baseURL,
      }) => {
        const before = await createAccount(page);
        await page.goto(`/setup?${EXPRESS}&api=${api}`);
        await page.getByRole('button', { name: 'Try it in this browser' }).click();
        await expect(page.getByRole('main')).toContainText('This browser is trying other choices.');
        const tried = (await page.context().cookies()).find(({ name }) => name === 'try-choices');
        expect(tried).toMatchObject({
          value: `hosted.express.destination.platform.platform.${api}`,
          httpOnly: true,
          sameSite: 'Lax',
          expires: -1,
        });

        await page.getByRole('button', { name: 'Create an account!' }).click();
        const account = await page.getByText(/^acct_/).innerText();
        expect(account).not.toBe(before);
        expect(stripe.state.log.entries.at(-1)?.path).toBe(
          api === 'v1' ? '/v1/accounts' : '/v2/core/accounts',
        );
        expect(stripe.state.accounts.get(account)?.controller).toEqual({
          dashboard: 'express',
          feesPayer: 'application',
          losses: 'application',
          requirementCollection: 'stripe',
        });
        expect(stripe.state.accounts.get(account)?.capabilities).toEqual(['transfers']);

        const other = await browser.newContext({ javaScriptEnabled, ...(baseURL && { baseURL }) });
        const theirs = await createAccount(await other.newPage());
        expect(stripe.state.accounts.get(theirs)?.controller.dashboard).toBe('full');
        await other.close();

        await page.getByRole('link', { name: 'See them on /setup' }).click();
        await expect(option(page, 'Express Dashboard')).toBeChecked();
        await page.getByRole('button', { name: 'Back to the configured choices' }).click();
        await expect(option(page, 'Full Stripe Dashboard')).toBeChecked();
        await expect(page.getByRole('main')).not.toContainText('This browser is trying');
        const after = await createAccount(page);
        expect(stripe.state.accounts.get(after)?.controller.dashboard).toBe('full');
      });
  });

test('a change shows at once, stays in the address, and keeps the focus', async ({ page }) => {
  await page.goto('/setup');
  await expect(page.getByRole('button', { name: 'Show' })).toHaveCount(0);
  await option(page, 'Hosted by Stripe').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/onboarding=embedded/);
  await expect(code(page, '.env.local')).toContainText('PLATFORM_ONBOARDING=embedded');
  await expect(option(page, 'Embedded')).toBeFocused();
  await page.reload();
  await expect(option(page, 'Embedded')).toBeChecked();
  await expect(page.getByText('This version of the app has no page for it yet')).toHaveCount(2);
});

const looks = {
  'the configured choices': '/setup',
  'Express and destination charges': `/setup?${EXPRESS}`,
  'refused choices': '/setup?onboarding=api&dashboard=express&charges=separate',
};

for (const [name, path] of Object.entries(looks))
  test(`/setup with ${name}: accessible in light and dark, on a narrow phone and magnified four times`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectWellMade(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectWellMade(page);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await expectNoSidewaysScroll(page);
    }
    await expectWellMade(page);
  });

test('the notice of a trial is as well made as the pages that it is on', async ({ page }) => {
  await page.goto(`/setup?${EXPRESS}`);
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
  const whole = Object.fromEntries(new URLSearchParams(`${EXPRESS}&api=v1`));
  const post = (data: object, headers = {}) => request.post('/api/setup', { data, headers });
  expect((await post(whole)).status()).toBe(200);
  expect((await post({ ...whole, fees: 'account' })).status()).toBe(400);
  expect((await post({ dashboard: 'express' })).status()).toBe(400);
  const foreign = await post(whole, { 'Sec-Fetch-Site': 'cross-site' });
  expect(foreign.status()).toBe(403);
  expect(foreign.headers()['set-cookie'] ?? '').not.toContain('try-choices');
});

test('a cookie that was tampered with is as none', async ({ page, stripe, baseURL }) => {
  const refused = 'hosted.express.direct.account.platform.v1';
  for (const value of [refused, 'a.b.c', '']) {
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'try-choices', value, url: baseURL ?? '' }]);
    const account = await createAccount(page);
    expect(stripe.state.accounts.get(account)?.controller.dashboard).toBe('full');
    await expect(page.getByRole('main')).not.toContainText('This browser is trying');
  }
});

test('with a live key there is no /setup, and nothing to try', async () => {
  const app = await startApp({
    stripeUrl: '',
    env: { STRIPE_SECRET_KEY: 'sk_live_madeUpForTests', APP_URL: 'https://pilots.example' },
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
  const home = await fetch(app.url, {
    headers: { cookie: 'try-choices=hosted.express.destination.platform.platform.v1' },
  });
  expect(await home.text()).not.toContain('This browser is trying');
  await app.stop();
});
