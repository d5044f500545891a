import { mkdirSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { giveEverything, goTo, saveForLater } from '../e2e/hosted-pages';
import { launchBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { runCommand } from './tools/run-command';
import { withTestApp } from './tools/test-app';

const SHEET_STYLE =
  'body{margin:0;padding:16px;display:flex;gap:16px;background:#e3e8ee}img{border-radius:12px;box-shadow:0 2px 8px #0003}';

/** The pilot's way on a phone, as PNGs in base64. */
async function takeScreens(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 360, height: 680 } });
  const screens: string[] = [];
  const take = async () => screens.push((await page.screenshot()).toString('base64'));
  await page.goto(url);
  await take();
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await page.getByText(/^acct_/).waitFor();
  await take();
  await page.getByRole('button', { name: 'Add information' }).click();
  await goTo(page, 'Verify your personal details');
  await saveForLater(page);
  await page.getByRole('heading', { name: 'You’re not finished yet' }).waitFor();
  await take();
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await page.getByRole('button', { name: 'Add information' }).click();
  await giveEverything(page);
  await page.getByRole('heading', { name: 'You’re cleared for take-off' }).waitFor();
  await take();
  return screens;
}

/** Side by side, as the README shows it. */
async function saveSheet(browser: Browser, screens: readonly string[]): Promise<void> {
  const sheet = await browser.newPage({ viewport: { width: 1528, height: 712 } });
  const images = screens.map((png) => `<img src="data:image/png;base64,${png}">`).join('');
  await sheet.setContent(`<style>${SHEET_STYLE}</style>${images}`);
  mkdirSync('docs', { recursive: true });
  await sheet.screenshot({ path: 'docs/pilot.png' });
}

void runCommand(async () => {
  await buildApp();
  const browser = await launchBrowser();
  await withTestApp({}, async (app) => {
    await saveSheet(browser, await takeScreens(browser, app.url));
  }).finally(() => browser.close());
  return 0;
});
