import type { Page } from '@playwright/test';
import { acceptedSets, type Choices } from '../lib/platform/choices';
import { mustEmbed, opensWindow } from '../lib/platform/embedded-pages';
import { variablesOf } from './choices';
import { finishInPlace, frameOf, signIn } from './embedded-frames';
import { createAccount, expect, expectHeading, failedRequest, test } from './fixtures';
import { fillScreen, onScreen, saveForLater } from './hosted-pages';

const embedded = acceptedSets.filter(({ onboarding }) => onboarding === 'embedded');

/** More than a session lives, in seconds. */
const AN_HOUR = 3_601;

/** What a pilot reads where Stripe's form does not come, with the way on that these choices allow. */
async function expectAnotherWay(page: Page, said: RegExp, choices: Choices): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
  const hosted = page.getByRole('button', { name: 'Continue on Stripe’s page' });
  if (!mustEmbed(choices)) await expect(hosted).toBeVisible();
  else {
    await expect(page.getByText('This form needs JavaScript')).toBeVisible();
    await expect(hosted).toHaveCount(0);
  }
}

const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' }).click();

for (const api of ['v1', 'v2'])
  for (const choices of embedded) {
    const { dashboard, charges, fees, losses } = choices;
    test(`on ${api}: ${dashboard} dashboard, ${charges} charges, fees by the ${fees}, losses by ${losses}`, async ({
      page,
      stripe,
      startOwnApp,
      mayComplain,
    }) => {
      mayComplain.push(failedRequest(503), /ERR_FAILED/);
      const app = await startOwnApp({ ...variablesOf(choices), STRIPE_ACCOUNTS_API: api });
      const account = await createAccount(page, app.url);
      const form = frameOf(page, 'account-onboarding');

      await test.step('a script that is blocked', async () => {
        await page.route('**/connect.js', (route) => route.abort());
        await page.getByRole('link', { name: 'Add information' }).click();
        await expectHeading(page, 'Your details for Stripe');
        await expectAnotherWay(page, /could not be loaded/, choices);
      });

      await test.step('a script that is slow', async () => {
        await page.unroute('**/connect.js');
        await page.route('**/connect.js', () => {});
        await page.clock.install();
        const asked = page.waitForRequest('**/connect.js');
        await page.reload();
        await asked;
        await page.clock.fastForward(15_000);
        await expectAnotherWay(page, /taking too long/, choices);
      });

      await test.step('a session that is refused, and what a second try makes of it', async () => {
        await page.unroute('**/connect.js');
        stripe.state.faults.plan({ kind: 'unavailable', path: '/v1/account_sessions' });
        await page.reload();
        await expectAnotherWay(page, /could not reach Stripe/, choices);
        stripe.state.faults.clear();
        await tryAgain(page);
      });

      if (opensWindow(choices))
        await test.step('a window that is blocked, and one that is not', async () => {
          await expect(page.getByText('Stripe opens a small window')).toBeVisible();
          await onScreen(form, 'Sign in to Stripe');
          await form.locator('body').evaluate(() => {
            window.open = () => null;
          });
          await form.getByRole('button', { name: 'Continue in a new window' }).click();
          await expect(form.getByText('Your browser has blocked the window.')).toBeVisible();
          await page.getByText('No window opens?').click();
          await expect(page.getByText(`${app.url}/return/${account}`)).toBeVisible();
          await page.reload();
          await signIn(page, 'account-onboarding', { isFirst: true });
        });
      else await fillScreen(form, 'Get started with Stripe');

      await test.step('leaving half-way', async () => {
        await fillScreen(form, 'Tell us about your business');
        await onScreen(form, 'Verify your personal details');
        await saveForLater(form);
        await expect(page).toHaveURL(`${app.url}/return/${account}`);
        await expectHeading(page, 'You’re not finished yet');
      });

      await test.step('coming back, and a session that expires midway', async () => {
        await page.getByRole('link', { name: 'Continue' }).click();
        if (opensWindow(choices)) await signIn(page, 'account-onboarding', { isFirst: false });
        await onScreen(form, 'Verify your personal details');
        const sessions = () => stripe.state.log.entries.filter(({ path }) => path === '/v1/account_sessions');
        const before = sessions().length;
        stripe.state.clock.advance(AN_HOUR);
        await form.getByRole('button', { name: 'Use test values' }).click();
        await expect.poll(() => sessions().length).toBe(before + 1);
        await finishInPlace(page);
      });

      await expectHeading(page, 'You’re cleared for take-off');
      expect(stripe.state.accounts.size).toBe(1);
    });
  }
