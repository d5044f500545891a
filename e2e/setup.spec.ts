import type { Page } from '@playwright/test';
import { expect, expectWellMade, expectWellMadeEverywhere, test, withAndWithoutJavaScript } from './fixtures';
import { code, EXPRESS, option, verdict } from './setup-page';

withAndWithoutJavaScript((javaScriptEnabled) => {
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
  'Express and destination charges': EXPRESS,
  'refused choices': '/setup?onboarding=api&dashboard=express&charges=separate',
};

for (const [name, path] of Object.entries(looks))
  test(`/setup with ${name}: accessible in light and dark, on a narrow phone and magnified four times`, async ({
    page,
  }) => {
    await page.goto(path);
    await expectWellMadeEverywhere(page);
    await expectWellMade(page);
  });
