import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type App, startApp } from './app';
import { type LocalStripe, startLocalStripe } from './stripe/server';

export { expect } from '@playwright/test';

type PerWorker = { localStripe: LocalStripe; app: App };
type PerTest = {
  /** The local Stripe, as new for each test. */
  stripe: LocalStripe;
  /** What a browser may complain of in this test; anything else that it complains of fails the test. */
  mayComplain: RegExp[];
};

/** Every test runs against the built app and a local Stripe, and fails on a console error or a breach of the policy. */
export const test = base.extend<PerTest, PerWorker>({
  localStripe: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures here.
    async ({}, use) => {
      const stripe = await startLocalStripe();
      await use(stripe);
      await stripe.close();
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ localStripe }, use) => {
      const app = await startApp({ stripeUrl: localStripe.url });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app.url),
  stripe: [
    async ({ localStripe }, use) => {
      localStripe.state.reset();
      await use(localStripe);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures here.
  mayComplain: async ({}, use) => use([]),
  context: async ({ context, mayComplain }, use) => {
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' || /content security policy/i.test(message.text()))
        complaints.push(`${message.text()} (${message.page()?.url()})`);
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    await use(context);
    const unexpected = complaints.filter((complaint) => !mayComplain.some((known) => known.test(complaint)));
    expect(unexpected, 'what the browser complained of').toEqual([]);
  },
});

/** What Chromium writes to the console for an answer that a test has brought about. */
export const failedRequest = (status: number) =>
  new RegExp(`the server responded with a status of ${status}`);

/** Presses "Create an account!" and gives the ID of the account that is then shown. */
export async function createAccount(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Add information to start accepting money',
  );
  return page.getByText(/^acct_/).innerText();
}

/** Loads the page again until it shows a heading: Stripe is asked about an account once in five seconds. */
export async function untilShown(page: Page, heading: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

/** Holds a page to what every page must be: one heading, landmarks, no violation, nothing wider than the screen. */
export async function expectWellMade(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Holds a page to be as narrow as its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}
