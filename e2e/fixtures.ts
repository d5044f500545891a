import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type WorkerFixture } from '@playwright/test';
import { type App, startApp } from './app';
import { platformsOwn, variablesOf } from './choices';
import { type LocalStripe, startLocalStripe } from './stripe/server';

export { expect } from '@playwright/test';

export const OPS_TOKEN = 'a token: of the tests';
export const PLATFORM_API_TOKEN = 'a-token-for-the-backend-of-the-tests';
export const CRON_SECRET = 'a-secret-for-cron-of-the-tests';
/** Either may sign an event: two are valid while one is rotated. */
export const WEBHOOK_SECRETS = ['whsec_theNewOne', 'whsec_theOldOne'] as const;

type PerWorker = {
  localStripe: LocalStripe;
  /** An app with the variables that it can't do without, and no other. */
  app: App;
  /** An app on Accounts v1. */
  v1App: App;
  /** Apps that onboard by their own form, in four countries. */
  formApp: App;
  v1FormApp: App;
  /** The same, of a platform in France: the local Stripe is to be told. */
  frenchApp: App;
  v1FrenchApp: App;
  /** An app that takes events and reconciles. */
  webhookApp: App;
  /** An app whose pages under /ops are open to OPS_TOKEN, which answers PLATFORM_API_TOKEN, and which takes events. */
  opsApp: App;
};
type PerTest = {
  /** The local Stripe, as new for each test. */
  stripe: LocalStripe;
  /** Starts an app for this test alone, with these variables beside the necessary ones. */
  startOwnApp: (env: Record<string, string>) => Promise<App>;
  /** A page in another browser, of another pilot. */
  strangersPage: Page;
  /** What a browser may complain of in this test; anything else that it complains of fails the test. */
  mayComplain: RegExp[];
};

/** The first test that needs it starts it, in a time of its own: a slow start fails none. */
function appOfWorker(
  env: Record<string, string> = {},
): [WorkerFixture<App, PerWorker>, { scope: 'worker'; timeout: number }] {
  return [
    async ({ localStripe }, use) => {
      const app = await startApp({ stripeUrl: localStripe.url, env });
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ];
}

/** The platform collects what Stripe requires, by its own form. */
const OWN_FORM = {
  ...variablesOf({ ...platformsOwn, onboarding: 'api' }),
  PLATFORM_COUNTRIES: 'US,CA,GB,FR,DE',
};

const FRENCH = { ...OWN_FORM, PLATFORM_COUNTRY: 'FR', PLATFORM_COUNTRIES: 'FR,DE' };

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
  app: appOfWorker(),
  v1App: appOfWorker({ STRIPE_ACCOUNTS_API: 'v1' }),
  formApp: appOfWorker(OWN_FORM),
  v1FormApp: appOfWorker({ ...OWN_FORM, STRIPE_ACCOUNTS_API: 'v1' }),
  frenchApp: appOfWorker(FRENCH),
  v1FrenchApp: appOfWorker({ ...FRENCH, STRIPE_ACCOUNTS_API: 'v1' }),
  webhookApp: appOfWorker({ STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(), CRON_SECRET }),
  opsApp: appOfWorker({ STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(), OPS_TOKEN, PLATFORM_API_TOKEN }),
  baseURL: ({ app }, use) => use(app.url),
  stripe: [
    async ({ localStripe }, use) => {
      localStripe.state.reset();
      await use(localStripe);
    },
    { auto: true },
  ],
  startOwnApp: [
    async ({ localStripe }, use) => {
      const apps: Promise<App>[] = [];
      await use((env) => {
        const app = startApp({ stripeUrl: localStripe.url, env });
        apps.unshift(app);
        return app;
      });
      for (const app of apps) await app.then(({ stop }) => stop()).catch(() => {});
    },
    // Automatic fixtures end last: no page outlives its app.
    { auto: true },
  ],
  strangersPage: async ({ browser }, use) => {
    const context = await browser.newContext();
    await use(await context.newPage());
    await context.close();
  },
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

/** Declares tests that are to hold with JavaScript and without it. */
export function withAndWithoutJavaScript(tests: (javaScriptEnabled: boolean) => void): void {
  for (const javaScriptEnabled of [true, false])
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled });
      tests(javaScriptEnabled);
    });
}

/** What Chromium writes to the console for an answer that a test has brought about. */
export const failedRequest = (status: number) =>
  new RegExp(`the server responded with a status of ${status}`);

export async function expectHeading(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** Presses the button of the first page of the app at `url`, and gives the ID of the account that is then shown. */
export async function createAccount(page: Page, url = '/'): Promise<string> {
  await page.goto(url);
  await page.getByRole('button', { name: /^Create (an|your) account/ }).click();
  await expectHeading(page, 'Add information to start accepting money');
  return page.getByText(/^acct_/).innerText();
}

/** What a pilot's page says that Stripe still wants. */
export function toDo(page: Page): Locator {
  return page.getByRole('listitem').filter({ hasText: '(To do)' });
}

/** Loads the page again until it shows this: Stripe is asked about an account once in five seconds. */
export async function untilShown(page: Page, awaited: Locator): Promise<void> {
  const shown = async () => {
    await page.reload();
    return awaited.isVisible();
  };
  await expect.poll(shown, { intervals: [500] }).toBe(true);
}

/** Loads the page again until this is its heading. */
export async function untilHeading(page: Page, name: string | RegExp): Promise<void> {
  await untilShown(page, page.getByRole('heading', { level: 1, name, exact: true }));
}

/** Until a page's script is there, and has put in what it adds. */
export async function untilScripted(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber')),
  );
}

/** Holds a page to what every page must be: one heading, landmarks, no violation, nothing wider than the screen. */
export async function expectWellMade(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toHaveCount(1);
  await expectNoViolation(page);
}

/** Holds a page to what axe finds. */
export async function expectNoViolation(page: Page): Promise<void> {
  // Legacy is what needs no second page: what is in Stripe's frames is Stripe's.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], iframes: false });
  const { violations } = await axe.analyze();
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

/** Holds a page to all that in light and dark, on a narrow phone and magnified four times: 320 pixels are 1280 at 400 %. */
export async function expectWellMadeEverywhere(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectWellMade(page);
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await expectNoSidewaysScroll(page);
  }
}
