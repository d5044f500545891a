import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { type App, startApp, TEST_KEY } from '../../e2e/app';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';

const TIMES = 5;
const REQUESTS = 200;
const WARM_UP = 100;

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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

type Visit = { painted: number; hydrated: number };

/** Gives when the button was painted, which is when a press works here, and when one would that waits for the bundle, in ms. */
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

async function benchPages(browser: Browser, app: App): Promise<void> {
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function benchLinks(app: App, stripe: LocalStripe): Promise<void> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const created = await post('/api/account', {});
  const cookie = created.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { account }: { account: string } = await created.json();
  const press = () => post('/api/account_link', { account }, cookie).then((answer) => answer.json());
  const straight = () =>
    fetch(`${stripe.url}/v1/account_links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TEST_KEY}` },
      body: new URLSearchParams({
        account,
        type: 'account_onboarding',
        return_url: app.url,
        refresh_url: app.url,
      }),
    }).then((answer) => answer.json());
  const ours: number[] = [];
  const stripes: number[] = [];
  // By turns, so that whatever else the machine does strikes both alike.
  for (let time = 0; time < WARM_UP + REQUESTS; time += 1) {
    const [pressed, asked] = [await timed(press), await timed(straight)];
    if (time < WARM_UP) continue;
    ours.push(pressed);
    stripes.push(asked);
  }
  const added = median(ours) - median(stripes);
  console.log(`An account link, median of ${REQUESTS}`);
  console.log(
    `  through the app ${median(ours).toFixed(1)} ms, straight from Stripe ${median(stripes).toFixed(1)} ms`,
  );
  console.log(`  the app adds ${added.toFixed(1)} ms (the aim: under 5)`);
}

/** Measures the built app and prints its figures; `executablePath` is the browser's. */
export async function bench(executablePath: string): Promise<void> {
  const stripe = await startLocalStripe();
  const app = await startApp({ stripeUrl: stripe.url });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    await benchPages(browser, app);
    await benchLinks(app, stripe);
  } finally {
    await browser.close();
    await app.stop();
    await stripe.close();
  }
}
