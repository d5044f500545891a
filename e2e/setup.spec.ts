import type { Page } from '@playwright/test';
import { expect, expectWellMade, expectWellMadeEverywhere, test, withAndWithoutJavaScript } from './fixtures';
import { BY_API, code, EXPRESS, option, verdict } from './setup-page';

withAndWithoutJavaScript((javaScriptEnabled) => {
  /** Chooses an option, and shows it where a script doesn't. */
  async function choose(page: Page, name: string): Promise<void> {
    await option(page, name).check();
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click();
  }

  test('an engineer finds the configured choices, and what follows from them', async ({ page }) => {
    await page.goto('/setup?dashboard=nonsense&charges=direct&charges=separate');
    await expect(page).toHaveTitle('Set up your platform – Rocket Rides');
    await expect(page.getByRole('radio')).toHaveCount(15);
    await expect(option(page, 'Full Stripe Dashboard')).toBeChecked();
    await expect(option(page, 'Direct charges')).toBeChecked();
    await expect(verdict(page)).toHaveText('These choices go together');
    await expect(code(page, '.env.local')).toContainText('PLATFORM_DASHBOARD=full');
    const copy = page.getByRole('button', { name: 'Copy' });
    await expect(copy).toHaveCount(javaScriptEnabled ? 1 : 0);
  });

  test('only the call of the chosen API is shown, and it can be unfolded', async ({ page }) => {
    await page.goto('/setup');
    const call = page.getByText('The call that opens an account');
    await call.click();
    const v2 = JSON.parse(await code(page, 'POST /v2/core/accounts').innerText());
    expect(v2.configuration.merchant.capabilities).toEqual({ card_payments: { requested: true } });
    await expect(code(page, 'POST /v1/accounts')).toHaveCount(0);
    await page.goto('/setup?api=v1');
    await call.click();
    const v1 = JSON.parse(await code(page, 'POST /v1/accounts').innerText());
    expect(v1.controller.stripe_dashboard).toEqual({ type: 'full' });
    await expect(code(page, 'POST /v2/core/accounts')).toHaveCount(0);
  });

  test('choices that don’t go together say why, and the nearest lead to ones that do', async ({ page }) => {
    await page.goto('/setup?losses=platform');
    await expect(verdict(page)).toHaveText('These choices don’t go together');
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
      await expect(verdict(page)).toHaveText('These choices go together');
    }
  });

  test('what is chosen last stays, the others move to fit it, and all can be taken back', async ({
    page,
  }) => {
    await page.goto('/setup');
    await expect(option(page, 'Destination charges')).toHaveAccessibleDescription(/moves 3/);
    await choose(page, 'Destination charges');
    await expect(verdict(page)).toHaveText('These choices go together');
    for (const name of [
      'Destination charges',
      'Express Dashboard',
      'The platform pays them',
      'The platform is liable',
    ])
      await expect(option(page, name)).toBeChecked();
    const said = page.getByRole('status').filter({ hasText: 'To have destination charges:' });
    await expect(said).toContainText(
      'the Express Dashboard, fees paid by the platform, and the platform liable',
    );
    await said.getByText('Why?').click();
    await expect(said.getByText(/^Destination charges .* are the platform’s own payments/)).toBeVisible();

    // The next one is held in its turn, and the one before may move.
    await choose(page, 'Full Stripe Dashboard');
    await expect(option(page, 'Direct charges')).toBeChecked();
    await page
      .getByRole('status')
      .filter({ hasText: 'To have the full Stripe Dashboard:' })
      .getByRole('link', { name: 'Back to what it was' })
      .click();
    await expect(option(page, 'Destination charges')).toBeChecked();
    await expect(verdict(page)).toHaveText('These choices go together');
  });

  test('a choice that can be had in two ways leads to the other one', async ({ page }) => {
    await page.goto('/setup');
    await choose(page, 'Destination charges');
    await page.getByRole('link', { name: 'Or no Stripe dashboard' }).click();
    await expect(option(page, 'No Stripe dashboard')).toBeChecked();
    await expect(option(page, 'Destination charges')).toBeChecked();
    await expect(verdict(page)).toHaveText('These choices go together');
  });

  test('an engineer begins with a business, and reads why its choices fit', async ({ page }) => {
    await page.goto('/setup?api=v1');
    const presets = page.getByRole('navigation', { name: 'What is your business?' });
    await expect(presets.getByRole('link', { name: 'Software for merchants' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await presets.getByRole('link', { name: 'Marketplace' }).click();
    await expect(presets).toContainText('one payment may be for several sellers');
    await expect(option(page, 'Separate charges and transfers')).toBeChecked();
    await expect(option(page, 'Accounts v1')).toBeChecked();
    await expect(verdict(page)).toHaveText('These choices go together');
  });
});

test('without JavaScript several are chosen at once, and all of them are held', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/setup');
  await option(page, 'Embedded').check();
  await option(page, 'No Stripe dashboard').check();
  await option(page, 'Destination charges').check();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'To have embedded onboarding' })).toContainText(
    'To have embedded onboarding, no Stripe dashboard, and destination charges: fees paid by the platform and the platform liable',
  );
  await expect(verdict(page)).toHaveText('These choices go together');
  await option(page, 'Full Stripe Dashboard').check();
  await option(page, 'Separate charges and transfers').check();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(verdict(page)).toHaveText('These choices don’t go together');
  await context.close();
});

test('code is copied where a script can, and a screen reader hears of it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/setup');
  const figure = page.getByRole('figure').filter({ hasText: '.env.local' });
  await figure.getByRole('button', { name: 'Copy' }).click();
  await expect(figure.locator('[aria-live=polite]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await code(page, '.env.local').innerText(),
  );
  await option(page, 'Embedded').check();
  await expect(figure.locator('[aria-live=polite]')).toHaveText('');
});

test('on a phone the page is a few screens long', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/setup');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3_000);
});

test('a change shows at once, stays in the address, and keeps the focus', async ({ page }) => {
  await page.goto('/setup');
  await expect(page.getByRole('button', { name: 'Show' })).toHaveCount(0);
  await option(page, 'Hosted by Stripe').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/onboarding=embedded/);
  await expect(code(page, '.env.local')).toContainText('PLATFORM_ONBOARDING=embedded');
  await expect(option(page, 'Embedded')).toBeFocused();
  await option(page, 'Direct charges').focus();
  await page.keyboard.press('ArrowDown');
  await expect(option(page, 'Express Dashboard')).toBeChecked();
  await expect(option(page, 'Destination charges')).toBeFocused();
  await page.getByRole('link', { name: 'Back to what it was' }).click();
  await page.reload();
  await expect(option(page, 'Embedded')).toBeChecked();
  await page.getByText('The pages and endpoints in use').click();
  await expect(page.getByText('GET /onboarding')).toBeVisible();
  await expect(page.getByText('STRIPE_PUBLISHABLE_KEY')).toBeVisible();
});

test('onboarding by API says what the platform answers for, what is to be set and what Stripe is asked', async ({
  page,
}) => {
  await page.goto(BY_API);
  await expect(verdict(page)).toHaveText('These choices go together');
  await expect(page.getByText('STRIPE_PUBLISHABLE_KEY')).toBeVisible();
  await expect(page.getByText('TRUSTED_PROXIES')).toBeVisible();
  await page.getByText('What you are responsible for').click();
  await expect(page.getByText(/at least every six months/)).toBeVisible();
  await page.getByText('The pages and endpoints in use').click();
  const used = page.getByRole('listitem').filter({ hasText: 'POST /api/account/{account}' });
  await expect(used).toContainText('POST /v2/core/accounts/{account}/persons');
  await expect(used).toContainText('POST /v1/accounts/{account}/external_accounts');
  await page.goto(BY_API.replace('=api', '=hosted'));
  await page.getByText('What you are responsible for').click();
  await expect(page.getByText(/Stripe’s form asks for it/)).toBeVisible();
  await page.goto('/setup');
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByText('What you are responsible for')).toHaveCount(0);
});

const looks = {
  'the configured choices': '/setup',
  'Express and destination charges': EXPRESS,
  'onboarding by API': BY_API,
  'refused choices': '/setup?onboarding=api&dashboard=express&charges=separate',
  'choices that moved': '/setup?charges=destination&was=hosted.full.direct.account.stripe.v2',
};

for (const [name, path] of Object.entries(looks))
  test(`/setup with ${name}: accessible in light and dark, on a narrow phone and magnified four times`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectWellMadeEverywhere(page);
    await expectWellMade(page);
  });
