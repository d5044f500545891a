import type { Browser, CDPSession, Page } from '@playwright/test';
import type { App } from '../../e2e/app';
import { median } from './median';

const TIMES = 5;

/** A slow phone: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms to the server and back. */
async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
}

type Visit = { painted: number; hydrated: number };

/** When the button was painted, which is when a press works here, and when one would that waits for the bundle, in ms. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page));
  await page.goto(url, { waitUntil: 'commit' });
  // React marks the elements that it has taken over; before that, a handler of its own hears no press.
  const hydrated = await page
    .waitForFunction(() => {
      const button = document.querySelector('button');
      return button && Object.keys(button).some((key) => key.startsWith('__reactProps')) && performance.now();
    })
    .then((handle) => handle.jsonValue());
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return { painted, hydrated: Number(hydrated) };
}

/** Proves that a press on the painted button works though no script ever arrives. */
async function pressWithoutBundle(page: Page, url: string): Promise<void> {
  await page.route('**/*.js', () => {});
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await page.getByText(/^acct_/).waitFor();
}

/** Prints when a press on the first page works, on a slow phone. */
export async function benchPages(browser: Browser, app: App): Promise<void> {
  const page = await browser.newPage();
  await pressWithoutBundle(page, app.url);
  await page.close();
  const visits: Visit[] = [];
  for (let time = 0; time < TIMES; time += 1) visits.push(await visit(browser, app.url));
  const painted = median(visits.map((one) => one.painted));
  const hydrated = median(visits.map((one) => one.hydrated));
  console.log('On a slow phone (4x slower, 1.6 Mbit/s, 150 ms), median of', TIMES);
  console.log(`  the button works, as soon as it is painted, after   ${painted.toFixed(0)} ms`);
  console.log(`  a button that waits for the page's bundle, after    ${hydrated.toFixed(0)} ms`);
  console.log(`  which is ${(painted / hydrated).toFixed(2)} of the time (the aim: under 0.50)`);
}
