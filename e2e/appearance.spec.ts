import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { createAccount, expect, expectNoSidewaysScroll, expectWellMade, test } from './fixtures';
import type { LocalStripe } from './stripe/server';

/** Every page that a pilot can meet, in each of its states. */
const pages: Record<string, (page: Page, stripe: LocalStripe) => Promise<unknown>> = {
  'the first page': (page) => page.goto('/'),
  'the first page with an account': (page) => createAccount(page),
  'back from Stripe, unfinished': async (page) => page.goto(`/return/${await createAccount(page)}`),
  'back from Stripe, ready': (page, stripe) => inState(page, stripe, true, null),
  'back from Stripe, in review': (page, stripe) => inState(page, stripe, false, 'under_review'),
  'back from Stripe, rejected': (page, stripe) => inState(page, stripe, false, 'rejected.other'),
  'back from Stripe, which does not answer': async (page, stripe) => {
    const account = await createAccount(page);
    stripe.state.faults.plan({ kind: 'rate_limit' });
    await page.goto(`/return/${account}`);
  },
  'a link that can’t be made': async (page, stripe) => {
    const account = await createAccount(page);
    stripe.state.faults.plan({ kind: 'rate_limit' });
    await page.goto(`/refresh/${account}`);
  },
};

async function inState(
  page: Page,
  stripe: LocalStripe,
  enabled: boolean,
  reason: 'under_review' | 'rejected.other' | null,
) {
  const account = await createAccount(page);
  const record = stripe.state.accounts.get(account);
  if (!record) throw new Error('no account');
  record.forced = {
    details_submitted: true,
    charges_enabled: enabled,
    payouts_enabled: enabled,
    requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: reason },
  };
  await page.goto(`/return/${account}`);
}

for (const [name, visit] of Object.entries(pages))
  test(`${name}: accessible in light and dark, on a narrow phone and magnified four times`, async ({
    page,
    stripe,
  }) => {
    await visit(page, stripe);
    await expectWellMade(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectWellMade(page);
    // 320 CSS pixels are 1280 at 400 %.
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await expectNoSidewaysScroll(page);
    }
  });

test('a page that does not exist is one of ours', async ({ page, mayComplain }) => {
  mayComplain.push(/status of 404/);
  await page.goto('/nowhere');
  await expectWellMade(page);
  await page.getByRole('link', { name: 'Go to the first page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get ready for take off');
});

test('the button is reached by keyboard, shows its focus, and says what it does while it does it', async ({
  page,
  stripe,
}) => {
  stripe.state.faults.plan({ kind: 'latency', ms: 1_000, path: '/v2/core/accounts' });
  await page.goto('/');
  await page.keyboard.press('Tab');
  const button = page.getByRole('button');
  await expect(button).toBeFocused();
  expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Creating a connected account...' })).toBeDisabled();
  await expect(page.locator('[aria-live=polite]')).toHaveText('Creating a connected account...');
  await expect(page.getByText(/^acct_/)).toBeVisible();
});

test('a page’s HTML and CSS together stay under 15 kB compressed', async ({ page, request }) => {
  const account = await createAccount(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const path of ['/', `/return/${account}`]) {
    const html = await request.get(path, { headers: { cookie, 'accept-encoding': 'gzip' } });
    const styles = [...(await html.text()).matchAll(/href="([^"]+\.css)"/g)].map((match) => match[1] ?? '');
    expect(styles.length).toBeGreaterThan(0);
    let size = gzipSync(await html.body()).length;
    for (const style of new Set(styles)) size += gzipSync(await (await request.get(style)).body()).length;
    expect(size).toBeLessThan(15_000);
  }
});
