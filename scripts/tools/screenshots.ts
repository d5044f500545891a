import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { startApp } from '../../e2e/app';
import { giveEverything, goTo, saveForLater } from '../../e2e/hosted-pages';
import { startLocalStripe } from '../../e2e/stripe/server';

/** The pilot's way on a phone, side by side, as the README shows it. */
export async function screenshots(executablePath: string): Promise<void> {
  const stripe = await startLocalStripe();
  const app = await startApp({ stripeUrl: stripe.url });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 680 } });
    const taken: string[] = [];
    const take = async () => {
      taken.push((await page.screenshot()).toString('base64'));
    };
    await page.goto(app.url);
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
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page);
    await page.getByRole('heading', { name: 'You’re cleared for take-off' }).waitFor();
    await take();

    const sheet = await browser.newPage({ viewport: { width: 1528, height: 712 } });
    const images = taken.map((png) => `<img src="data:image/png;base64,${png}">`).join('');
    await sheet.setContent(
      `<style>body{margin:0;padding:16px;display:flex;gap:16px;background:#e3e8ee}img{border-radius:12px;box-shadow:0 2px 8px #0003}</style>${images}`,
    );
    mkdirSync('docs', { recursive: true });
    await sheet.screenshot({ path: 'docs/pilot.png' });
  } finally {
    await browser.close();
    await app.stop();
    await stripe.close();
  }
}
