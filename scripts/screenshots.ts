import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { pilotIn } from '../e2e/account-states';
import { platformsOwn, variablesOf } from '../e2e/choices';
import { frameOf } from '../e2e/embedded-frames';
import { fillScreen, giveEverything, goTo, onScreen, saveForLater } from '../e2e/hosted-pages';
import { fill, give, save, stepAt, testValues } from '../e2e/own-form';
import type { LocalStripe } from '../e2e/stripe/server';
import { launchBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { runCommand } from './tools/run-command';
import { withTestApp } from './tools/test-app';

const PHONE = { viewport: { width: 360, height: 740 } } as const;
const DESK = { viewport: { width: 1280, height: 800 } } as const;

/** Under a name and a color of its own. */
const ANOTHER_BRAND = { PLATFORM_NAME: 'Acme Studios', PLATFORM_COLOR: '#0B7A5E' };

async function withPage(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await work(await context.newPage());
  await context.close();
}

/** Pictures side by side, as the README shows them; `screens` are PNGs. */
async function saveSheet(browser: Browser, file: string, width: number, screens: readonly Buffer[]) {
  const style = `body{margin:0;padding:16px;display:flex;align-items:flex-start;gap:16px;background:#e3e8ee}img{width:${width}px;border-radius:12px;box-shadow:0 2px 8px #0003}`;
  const images = screens.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  await withPage(
    browser,
    { viewport: { width: screens.length * (width + 16) + 16, height: 100 } },
    async (page) => {
      await page.setContent(`<!doctype html><style>${style}</style>${images.join('')}`);
      await page.screenshot({ path: file, fullPage: true });
    },
  );
}

/** A pilot's way on a phone. */
async function takePhone(browser: Browser, url: string): Promise<Buffer[]> {
  const screens: Buffer[] = [];
  await withPage(browser, PHONE, async (page) => {
    const take = async () => screens.push(await page.screenshot());
    await page.goto(url);
    await take();
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await page.getByRole('button', { name: 'Add information' }).click();
    await goTo(page, 'Verify your personal details');
    await saveForLater(page);
    await page.getByRole('heading', { name: 'You’re not finished yet' }).waitFor();
    await take();
    await page
      .getByRole('heading', { name: 'What Stripe asks of you' })
      .evaluate((title) => title.scrollIntoView());
    await take();
  });
  await withPage(browser, PHONE, async (page) => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page);
    await page.getByRole('heading', { name: 'You’re cleared for take-off' }).waitFor();
    screens.push(await page.screenshot());
  });
  return screens;
}

/** Stripe's form in our page, by day and in the dark, and the page of a pilot who has no Dashboard. */
async function takeEmbedded(browser: Browser, url: string, stripe: LocalStripe): Promise<Buffer[]> {
  const screens: Buffer[] = [];
  for (const colorScheme of ['light', 'dark'] as const)
    await withPage(browser, { ...PHONE, colorScheme }, async (page) => {
      await page.goto(url);
      await page.getByRole('button', { name: 'Create an account!' }).click();
      await page.getByRole('link', { name: 'Add information' }).click();
      const form = frameOf(page, 'account-onboarding');
      await fillScreen(form, 'Get started with Stripe');
      await onScreen(form, 'Tell us about your business');
      await page.evaluate(() => scrollTo(0, 0));
      screens.push(await page.screenshot());
    });
  await withPage(browser, PHONE, async (page) => {
    await pilotIn(page, stripe, 'enabled', url);
    await page.goto(`${url}/account`);
    for (const part of ['payments', 'payouts'] as const)
      await frameOf(page, part)
        .getByText(/^No pay/)
        .waitFor();
    screens.push(await page.screenshot());
  });
  return screens;
}

/** Our own form: the steps, a page of which something is wrong, and the last one with the terms. */
async function takeOwnForm(browser: Browser, url: string): Promise<Buffer[]> {
  const screens: Buffer[] = [];
  const values = { ...testValues('US'), business_type: 'individual', entity_type: 'individual' };
  await withPage(browser, PHONE, async (page) => {
    const take = async () => screens.push(await page.screenshot());
    await page.goto(url);
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await page.getByRole('link', { name: /Add information/ }).click();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.waitForURL(/onboarding\/type/);
    await give(page, values);
    await page.goto(`${url}/onboarding`);
    await take();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.waitForURL(/onboarding\/you/);
    await fill(page, { ...values, month: '13' });
    await save(page);
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await take();
    while (stepAt(page) !== 'review') await give(page, values);
    await page
      .getByRole('button', { name: 'Agree and finish' })
      .evaluate((button) => button.scrollIntoView(false));
    await take();
  });
  return screens;
}

/** The sheets of the README. */
async function takeAll(browser: Browser): Promise<void> {
  const desk: Buffer[] = [];
  await withTestApp(ANOTHER_BRAND, ({ url }) =>
    withPage(browser, DESK, async (page) => {
      await page.goto(url);
      desk.push(await page.screenshot());
    }),
  );
  await withTestApp({ STRIPE_ACCOUNTS_API: 'v1' }, async ({ url }, stripe) => {
    await saveSheet(browser, 'docs/pilot.png', 360, await takePhone(browser, url));
    await withPage(browser, { ...DESK, colorScheme: 'dark' }, async (page) => {
      await pilotIn(page, stripe, 'past_due', url);
      desk.push(await page.screenshot());
    });
  });
  await saveSheet(browser, 'docs/desktop.png', 640, desk);
  await withTestApp(variablesOf({ ...platformsOwn, onboarding: 'embedded' }), async ({ url }, stripe) =>
    saveSheet(browser, 'docs/embedded.png', 360, await takeEmbedded(browser, url, stripe)),
  );
  await withTestApp(variablesOf({ ...platformsOwn, onboarding: 'api' }), async ({ url }) =>
    saveSheet(browser, 'docs/own-form.png', 360, await takeOwnForm(browser, url)),
  );
}

void runCommand(async () => {
  await buildApp();
  const browser = await launchBrowser();
  await takeAll(browser).finally(() => browser.close());
  return 0;
});
