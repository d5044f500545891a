import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { type App, TEST_KEY } from '../../e2e/app';
import type { LocalStripe } from '../../e2e/stripe/server';
import { CommandError } from './command-error';
import { median } from './median';
import { startQuickstart } from './quickstart/quickstart';

const TIMES = 5;

/** In ms: a press that nothing comes of is tried again, until it is given up. */
const PRESS_AGAIN = 1_000;
const GIVE_UP = 60_000;

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

type Spot = Readonly<{ x: number; y: number }>;

/** Tells in which frame the first button is painted, and where. As text: a compiled function would lack its helpers there. */
const TELL_WHEN_PAINTED = `
  requestAnimationFrame(function look() {
    const { x, y, width, height } = document.querySelector('button')?.getBoundingClientRect() ?? {};
    if (width && performance.getEntriesByType('paint').length > 0)
      buttonIsPainted({ x: x + width / 2, y: y + height / 2 });
    else requestAnimationFrame(look);
  });
`;

async function whenPainted(page: Page, tell: (spot: Spot) => void): Promise<void> {
  await page.exposeFunction('buttonIsPainted', tell);
  await page.addInitScript({ content: TELL_WHEN_PAINTED });
}

/** How long, in ms, it takes from the address until the account that a thumb asked for is created at Stripe. */
async function pressAsAThumbDoes(browser: Browser, url: string, stripe: LocalStripe): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await slowDown(session);
  const accounts = stripe.state.accounts.size;
  let pressAt = Number.POSITIVE_INFINITY;
  let spot: Spot = { x: 0, y: 0 };
  await whenPainted(page, (painted) => {
    spot = painted;
    pressAt = 0;
  });
  const began = performance.now();
  void page.goto(url).catch(() => {});
  while (stripe.state.accounts.size === accounts) {
    if (performance.now() - began > GIVE_UP) throw new CommandError(`No press at ${url} opened an account.`);
    if (performance.now() >= pressAt) {
      pressAt = performance.now() + PRESS_AGAIN;
      // Raw: nothing waits until the page would be ready for it.
      for (const type of ['mousePressed', 'mouseReleased'] as const)
        void session
          .send('Input.dispatchMouseEvent', { type, ...spot, button: 'left', clickCount: 1 })
          .catch(() => {});
    }
    await wait(5);
  }
  const took = performance.now() - began;
  await context.close();
  return took;
}

/** Proves that a press on the painted button works though no script ever arrives. */
async function pressWithoutBundle(page: Page, url: string): Promise<void> {
  await page.route('**/*.js', () => {});
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await page.getByText(/^acct_/).waitFor();
}

/** Prints when a press on the first page works on a slow phone, beside Stripe's quickstart. */
export async function benchPages(browser: Browser, app: App, stripe: LocalStripe): Promise<void> {
  const page = await browser.newPage();
  await pressWithoutBundle(page, app.url);
  await page.close();
  const quickstart = await startQuickstart(stripe.url, TEST_KEY);
  const press = async () => ({
    theirs: await pressAsAThumbDoes(browser, quickstart.url, stripe),
    ours: await pressAsAThumbDoes(browser, app.url, stripe),
  });
  const took: Awaited<ReturnType<typeof press>>[] = [];
  try {
    await press(); // Warms up.
    for (let time = 0; time < TIMES; time += 1) took.push(await press());
  } finally {
    quickstart.stop();
  }
  const ours = median(took.map((one) => one.ours));
  const theirs = median(took.map((one) => one.theirs));
  console.log('On a slow phone (4x slower, 1.6 Mbit/s, 150 ms), median of', TIMES);
  console.log(`  from the address to an account at Stripe, pressing as soon as the button is painted:`);
  console.log(`  here ${ours.toFixed(0)} ms, in Stripe's quickstart ${theirs.toFixed(0)} ms`);
  console.log(`  which is ${(ours / theirs).toFixed(2)} of the time (the aim: under 0.50)`);
}
