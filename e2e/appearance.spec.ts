import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { pilotIn } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  expectWellMade,
  expectWellMadeEverywhere,
  failedRequest,
  test,
} from './fixtures';
import type { LocalStripe } from './stripe/server';

/** Every page that a pilot can meet, in each of its states. */
const pages: Record<string, (page: Page, stripe: LocalStripe) => Promise<unknown>> = {
  'the first page': (page) => page.goto('/'),
  'the first page with an account': (page) => createAccount(page),
  'back from Stripe, unfinished': async (page) => page.goto(`/return/${await createAccount(page)}`),
  'back from Stripe, ready': (page, stripe) => pilotIn(page, stripe, 'enabled'),
  'back from Stripe, in review': (page, stripe) => pilotIn(page, stripe, 'under_review'),
  'back from Stripe, rejected': (page, stripe) => pilotIn(page, stripe, 'rejected_fraud'),
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

for (const [name, visit] of Object.entries(pages))
  test(`${name}: accessible in light and dark, on a narrow phone and magnified four times`, async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(503));
    await visit(page, stripe);
    await expectWellMadeEverywhere(page);
  });

test('a page that does not exist is one of ours', async ({ page, mayComplain }) => {
  mayComplain.push(/status of 404/);
  await page.goto('/nowhere');
  await expectWellMade(page);
  await page.getByRole('link', { name: 'Go to the first page' }).click();
  await expectHeading(page, 'Get ready for take off');
});

test('the button is reached by keyboard, shows its focus, and says what it does while it does it', async ({
  page,
}) => {
  let answered = () => {};
  const held = new Promise<void>((resolve) => {
    answered = resolve;
  });
  await page.route('/api/account', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  // Before its script has come, the press is the browser's own, which says nothing while it waits.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((key) => key.startsWith('__reactProps')),
  );
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Email address')).toBeFocused();
  await page.keyboard.press('Tab');
  const button = page.getByRole('button');
  await expect(button).toBeFocused();
  expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Creating your account…' })).toBeDisabled();
  await expect(page.locator('form [aria-live=polite]')).toHaveText('Creating your account…');
  answered();
  await expect(page.getByText(/^acct_/)).toBeVisible();
});

test('a page, with its style sheet in it, stays under 8 kB compressed, and asks for no other', async ({
  page,
  request,
}) => {
  const account = await createAccount(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const path of ['/', `/return/${account}`]) {
    const html = await request.get(path, { headers: { cookie, 'accept-encoding': 'gzip' } });
    expect(await html.text()).not.toMatch(/rel="stylesheet"/);
    const size = gzipSync(await html.body()).length;
    expect(size, `${path} in bytes`).toBeLessThan(8_000);
  }
});
