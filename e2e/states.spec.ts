import type { Page } from '@playwright/test';
import { pilotIn, put } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  expectWellMade,
  failedRequest,
  test,
  toDo,
  untilHeading,
  untilShown,
} from './fixtures';
import { type AccountStateName, accountStateNames } from './stripe/model/account-states';

type Shown = {
  heading: string;
  look?: (page: Page) => Promise<void>;
};

const says = (words: string) => (page: Page) => expect(page.getByRole('main')).toContainText(words);
const saysNothingOf = (words: RegExp) => (page: Page) =>
  expect(page.getByRole('main')).not.toContainText(words);
const checksAgain = (page: Page) => expect(page.getByRole('link', { name: 'Check again' })).toBeVisible();

const states: Record<AccountStateName, Shown> = {
  not_submitted: {
    heading: 'You’re not finished yet',
    look: says('Your bank account for payouts'),
  },
  pending_verification: { heading: 'Stripe is checking your details', look: checksAgain },
  under_review: { heading: 'Stripe is checking your details', look: saysNothingOf(/review/) },
  past_due: {
    heading: 'Stripe needs something more from you',
    async look(page) {
      await expect(toDo(page)).toContainText('could not be read');
      await expect(page.locator('.deadline.soon')).toHaveCount(0);
    },
  },
  enabled: { heading: 'You’re cleared for take-off' },
  currently_due: {
    heading: 'You’re cleared for take-off, for now',
    async look(page) {
      await expect(toDo(page)).toContainText(['A photo of your ID']);
      await expect(page.locator('.deadline.soon')).toContainText('Give it by');
      await expect(page.getByRole('button', { name: 'Continue at Stripe' })).toBeVisible();
    },
  },
  payouts_disabled: { heading: 'Your payouts are paused', look: says('kept for you at Stripe') },
  charges_disabled: { heading: 'You can’t accept payments for now', look: says('still paid out to you') },
  platform_paused: { heading: 'Your account is waiting for us', look: checksAgain },
  other: { heading: 'Not ready yet', look: checksAgain },
  rejected_fraud: { heading: 'Stripe can’t support this account', look: saysNothingOf(/fraud/) },
  rejected_platform_fraud: { heading: 'We have closed this account', look: saysNothingOf(/fraud/) },
  disconnected: { heading: 'This account is no longer connected to us' },
  closed: { heading: 'This account is no longer connected to us' },
};

test.describe('each state as its pilot sees it', () => {
  // v1 tells every one of these states apart.
  test.use({ baseURL: ({ v1App }, use) => use(v1App.url) });

  for (const name of accountStateNames)
    test(name, async ({ page, stripe }) => {
      const { heading, look } = states[name];
      await pilotIn(page, stripe, name);
      await expectHeading(page, heading);
      await look?.(page);
      await expectWellMade(page);
      // The first page tells the same.
      await page.goto('/');
      await expectHeading(page, heading);
    });
});

test('a verification that finishes while the page is open shows without a reload, and is announced', async ({
  page,
  stripe,
}) => {
  const account = await pilotIn(page, stripe, 'under_review');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/Stripe is checking your details|Not ready yet/);
  await page.evaluate(() => {
    document.body.dataset.loaded = 'once';
  });
  put(stripe, account, 'enabled');
  // The page looks every few seconds, and less and less often.
  await expect(page.locator('[aria-live=polite]', { has: heading })).toContainText('cleared for take-off', {
    timeout: 90_000,
  });
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe('once');
});

test('however many tabs ask, Stripe is asked once in five seconds', async ({ page, context, stripe }) => {
  const account = await createAccount(page);
  await page.goto(`/return/${account}`);
  stripe.state.log.clear();
  const began = Date.now();
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const tab = await context.newPage();
      await tab.goto(`/return/${account}`);
      await tab.close();
    }),
  );
  // The first five seconds may end while the tabs load, and on a slow machine the second five as well.
  expect(stripe.state.log.entries.length).toBeLessThanOrEqual(1 + Math.floor((Date.now() - began) / 5_000));
});

test('when Stripe can’t be reached, what it said last is shown as such, with its time', async ({
  page,
  stripe,
}) => {
  await pilotIn(page, stripe, 'enabled');
  await expectHeading(page, 'You’re cleared for take-off');
  stripe.state.faults.plan({ kind: 'rate_limit' });
  await untilShown(page, page.getByRole('main').filter({ hasText: 'This is what Stripe said last.' }));
  await expectHeading(page, 'You’re cleared for take-off');
  await expect(page.locator('time')).toBeVisible();
});

test('a pilot whose account left the platform is led to a new start, and the old account stays history', async ({
  page,
  stripe,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(409));
  const account = await createAccount(page);
  await page.goto(`/return/${account}`);
  put(stripe, account, 'disconnected');
  await untilHeading(page, 'This account is no longer connected to us');
  await page.goto(`/refresh/${account}`);
  await expectHeading(page, 'We could not take you back to Stripe');
  await page.goto('/');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expectHeading(page, 'Add information to start accepting money');
  expect(await page.getByText(/^acct_/).innerText()).not.toBe(account);
  expect(stripe.state.accounts.size).toBe(2);
});
