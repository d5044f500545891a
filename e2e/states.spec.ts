import type { Page } from '@playwright/test';
import { startApp } from './app';
import { createAccount, expect, expectWellMade, test, untilShown } from './fixtures';
import type { ForcedState } from './stripe/model/account';
import type { LocalStripe } from './stripe/server';

/** Puts the pilot's account into a state at Stripe. */
function force(stripe: LocalStripe, account: string, forced: ForcedState): void {
  const record = stripe.state.accounts.get(account);
  if (!record) throw new Error(`no account ${account}`);
  record.forced = forced;
}

const nothingDue = {
  currently_due: [],
  past_due: [],
  eventually_due: [],
  pending_verification: [],
  errors: [],
};
const inDays = (days: number) => Math.floor(Date.now() / 1000) + days * 24 * 60 * 60;
const on = { details_submitted: true, charges_enabled: true, payouts_enabled: true };
const off = { details_submitted: true, charges_enabled: false, payouts_enabled: false };

const states: [string, ForcedState, (page: Page) => Promise<void>][] = [
  [
    'You’re cleared for take-off, for now',
    {
      ...on,
      requirements: {
        ...nothingDue,
        currently_due: ['individual.verification.document'],
        eventually_due: ['individual.verification.document'],
        current_deadline: inDays(3),
        disabled_reason: null,
      },
    },
    async (page) => {
      await expect(page.getByRole('listitem')).toHaveText(['A photo of your ID']);
      await expect(page.locator('.deadline.soon')).toContainText('Give it by');
      await expect(page.getByRole('button', { name: 'Continue at Stripe' })).toBeVisible();
    },
  ],
  [
    'Stripe needs something more from you',
    {
      ...off,
      requirements: {
        ...nothingDue,
        currently_due: ['individual.verification.document'],
        past_due: ['individual.verification.document'],
        disabled_reason: 'requirements.past_due',
        current_deadline: inDays(30),
        errors: [
          {
            requirement: 'individual.verification.document',
            code: 'verification_document_not_readable',
            reason: 'The document could not be read.',
          },
        ],
      },
    },
    async (page) => {
      await expect(page.getByRole('listitem')).toContainText('could not be read');
      await expect(page.locator('.deadline.soon')).toHaveCount(0);
    },
  ],
  [
    'Stripe is checking your details',
    { ...off, requirements: { ...nothingDue, disabled_reason: 'requirements.pending_verification' } },
    async (page) => expect(page.getByRole('link', { name: 'Check again' })).toBeVisible(),
  ],
  [
    'Your payouts are paused',
    { ...on, payouts_enabled: false, requirements: { ...nothingDue, disabled_reason: null } },
    async (page) => expect(page.getByRole('main')).toContainText('kept for you at Stripe'),
  ],
  [
    'You can’t accept payments for now',
    { ...on, charges_enabled: false, requirements: { ...nothingDue, disabled_reason: null } },
    async (page) => expect(page.getByRole('main')).toContainText('still paid out to you'),
  ],
  [
    'We have closed this account',
    { ...off, requirements: { ...nothingDue, disabled_reason: 'rejected.platform_fraud' } },
    async (page) => expect(page.getByRole('main')).not.toContainText(/fraud/),
  ],
];

test.describe('each state as its pilot sees it', () => {
  for (const [heading, forced, look] of states)
    test(heading, async ({ page, stripe }) => {
      // v1 tells every one of these states apart.
      const app = await startApp({ stripeUrl: stripe.url, env: { STRIPE_ACCOUNTS_API: 'v1' } });
      await page.goto(app.url);
      await page.getByRole('button', { name: 'Create an account!' }).click();
      const account = await page.getByText(/^acct_/).innerText();
      force(stripe, account, forced);
      await page.goto(`${app.url}/return/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await look(page);
      await expectWellMade(page);
      // The first page tells the same, and asks Stripe nothing.
      stripe.state.log.clear();
      await page.goto(app.url);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      expect(stripe.state.log.entries).toEqual([]);
      await app.stop();
    });
});

test('a verification that finishes while the page is open shows without a reload, and is announced', async ({
  page,
  stripe,
}) => {
  const account = await createAccount(page);
  force(stripe, account, { ...off, requirements: { ...nothingDue, disabled_reason: 'under_review' } });
  await page.goto(`/return/${account}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/Stripe is checking your details|Not ready yet/);
  await page.evaluate(() => {
    document.body.dataset.loaded = 'once';
  });
  force(stripe, account, { ...on, requirements: { ...nothingDue, disabled_reason: null } });
  await expect(page.locator('[aria-live=polite]', { has: heading })).toContainText('cleared for take-off', {
    timeout: 15_000,
  });
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe('once');
});

test('however many tabs ask, Stripe is asked once in five seconds', async ({ page, context, stripe }) => {
  const account = await createAccount(page);
  await page.goto(`/return/${account}`);
  stripe.state.log.clear();
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const tab = await context.newPage();
      await tab.goto(`/return/${account}`);
      await tab.close();
    }),
  );
  expect(stripe.state.log.entries.length).toBeLessThanOrEqual(1);
});

test('when Stripe can’t be reached, what it said last is shown as such, with its time', async ({
  page,
  stripe,
}) => {
  const account = await createAccount(page);
  force(stripe, account, { ...on, requirements: { ...nothingDue, disabled_reason: null } });
  await page.goto(`/return/${account}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
  stripe.state.faults.plan({ kind: 'rate_limit' });
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('main')).toContainText('This is what Stripe said last.', { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
  await expect(page.locator('time')).toBeVisible();
});

test('a pilot whose account left the platform is led to a new start, and the old account stays history', async ({
  page,
  stripe,
}) => {
  const account = await createAccount(page);
  await page.goto(`/return/${account}`);
  const record = stripe.state.accounts.get(account);
  if (record) record.disconnected = true;
  await untilShown(page, 'This account is no longer connected to us');
  await page.goto(`/refresh/${account}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We could not take you back to Stripe');
  await page.goto('/');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Add information to start accepting money',
  );
  expect(await page.getByText(/^acct_/).innerText()).not.toBe(account);
  expect(stripe.state.accounts.size).toBe(2);
});
