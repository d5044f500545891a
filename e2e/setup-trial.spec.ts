import { atStripe } from './account-states';
import {
  createAccount,
  expect,
  expectNoSidewaysScroll,
  expectWellMade,
  test,
  withAndWithoutJavaScript,
} from './fixtures';
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
      expect(stripe.state.log.entries.at(-1)?.path).toBe(api === 'v1' ? '/v1/accounts' : '/v2/core/accounts');
      expect(atStripe(stripe, account).controller).toEqual({
        dashboard: 'express',
        feesPayer: 'application',
        losses: 'application',
        requirementCollection: 'stripe',
      });
      expect(atStripe(stripe, account).capabilities).toEqual(['transfers']);

      const theirs = await createAccount(strangersPage);
      expect(atStripe(stripe, theirs).controller.dashboard).toBe('full');

      await page.getByRole('link', { name: 'See them on /setup' }).click();
      await expect(option(page, 'Express Dashboard')).toBeChecked();
      await page.getByRole('button', { name: 'Back to the configured choices' }).click();
      await expect(option(page, 'Full Stripe Dashboard')).toBeChecked();
      await expect(page.getByRole('main')).not.toContainText('This browser is trying');
      const after = await createAccount(page);
      expect(atStripe(stripe, after).controller.dashboard).toBe('full');
    });
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
  expect(foreign.headers()['set-cookie'] ?? '').not.toContain('try-choices');
});

test('a cookie that was tampered with is as none', async ({ page, stripe, baseURL }) => {
  const refused = 'hosted.express.direct.account.platform.v1';
  for (const value of [refused, 'a.b.c', '']) {
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'try-choices', value, url: baseURL ?? '' }]);
    const account = await createAccount(page);
    expect(atStripe(stripe, account).controller.dashboard).toBe('full');
    await expect(page.getByRole('main')).not.toContainText('This browser is trying');
  }
});

test('with a live key there is no /setup, and nothing to try', async ({ startOwnApp }) => {
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
  const home = await fetch(app.url, {
    headers: { cookie: 'try-choices=hosted.express.destination.platform.platform.v1' },
  });
  expect(await home.text()).not.toContain('This browser is trying');
});
