import type { Page } from '@playwright/test';
import { put } from './account-states';
import { platformsOwn, variablesOf } from './choices';
import { frameOf } from './embedded-frames';
import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  withAndWithoutJavaScript,
} from './fixtures';

async function signOut(page: Page): Promise<void> {
  await page.getByText('Sign out of this browser').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expectHeading(page, 'Get ready for take off');
}

withAndWithoutJavaScript(() => {
  test('who signs out is known no more, and can begin anew', async ({ page, stripe, mayComplain }) => {
    mayComplain.push(failedRequest(404));
    const account = await createAccount(page);
    await signOut(page);
    await expect(page.getByText(account)).toHaveCount(0);
    await page.goto(`/return/${account}`);
    await expectHeading(page, 'Nothing to show in this browser');
    expect(stripe.state.accounts.size).toBe(1);
  });
});

test.describe('from a page that holds Stripe’s components', () => {
  async function ownPage(page: Page, stripe: Parameters<typeof put>[0], url: string): Promise<void> {
    put(stripe, await createAccount(page, url), 'enabled');
    await page.goto(`${url}/account`);
  }

  test('signing out ends the session at Stripe; leaving the page does not', async ({
    page,
    stripe,
    startOwnApp,
  }) => {
    const { url } = await startOwnApp(variablesOf(platformsOwn));
    await ownPage(page, stripe, url);
    await expect(frameOf(page, 'payments').getByText('No payments yet.')).toBeVisible();
    await page.goto(url);
    expect(stripe.state.sessions.size).toBe(1);
    await page.goto(`${url}/account`);
    await expect(frameOf(page, 'payments').getByText('No payments yet.')).toBeVisible();
    await signOut(page);
    // The session of the visit before is left to expire.
    expect(stripe.state.sessions.size).toBe(1);
  });

  test('signing out waits for nothing that did not load', async ({ page, stripe, startOwnApp }) => {
    const { url } = await startOwnApp(variablesOf(platformsOwn));
    // There is a script and a session, and nothing to see of either.
    await page.route('**/connect/frame?*', () => {});
    await page.clock.install();
    await ownPage(page, stripe, url);
    await expect(page.locator('iframe[title="Stripe: payments"]')).toBeAttached();
    await expect(page.locator('[data-state="loading"]')).toBeVisible();
    await signOut(page);
    expect(stripe.state.sessions.size).toBe(1);
  });

  test('Stripe that does not answer keeps nobody signed in', async ({ page, stripe, startOwnApp }) => {
    const { url } = await startOwnApp(variablesOf(platformsOwn));
    await ownPage(page, stripe, url);
    await expect(frameOf(page, 'payments').getByText('No payments yet.')).toBeVisible();
    await page.route('**/connect/logout', () => {});
    await page.clock.install();
    await page.getByText('Sign out of this browser').click();
    const asked = page.waitForRequest('**/connect/logout');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await asked;
    await page.clock.fastForward(3_000);
    await expectHeading(page, 'Get ready for take off');
  });
});

test('signing out twice is as signing out once', async ({ page, request, app }) => {
  await createAccount(page);
  const headers = { origin: app.url };
  for (const _ of ['once', 'twice']) {
    const answer = await request.post('/api/sign_out', { headers, form: {}, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe(`${app.url}/`);
  }
  expect(
    (await request.post('/api/sign_out', { headers: { origin: 'https://evil.example' } })).status(),
  ).toBe(403);
});

test('who tries choices signs out of the trial, and is the pilot again that they were', async ({ page }) => {
  const account = await createAccount(page);
  await page.goto('/setup?onboarding=embedded');
  await page.getByRole('button', { name: /Try/ }).click();
  await expectHeading(page, 'Get ready for take off');
  await createAccount(page);
  await page.getByText('Sign out of this browser').click();
  await expect(page.getByText('the account that you had before is there again')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(account)).toBeVisible();
});
