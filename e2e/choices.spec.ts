import { acceptedSets, type Choices } from '../lib/platform/choices';
import { startApp } from './app';
import { createAccount, expect, test } from './fixtures';
import { giveEverything } from './hosted-pages';

const hosted = acceptedSets.filter(({ onboarding }) => onboarding === 'hosted');

function variables({ onboarding, dashboard, charges, fees, losses }: Choices): Record<string, string> {
  return {
    PLATFORM_ONBOARDING: onboarding,
    PLATFORM_DASHBOARD: dashboard,
    PLATFORM_CHARGES: charges,
    PLATFORM_FEES: fees,
    PLATFORM_LOSSES: losses,
  };
}

for (const api of ['v1', 'v2'])
  for (const choices of hosted) {
    const { dashboard, charges, fees, losses } = choices;
    test(`on ${api}: ${dashboard} dashboard, ${charges} charges, fees by the ${fees}, losses by ${losses}`, async ({
      browser,
      stripe,
    }) => {
      const app = await startApp({
        stripeUrl: stripe.url,
        env: { ...variables(choices), STRIPE_ACCOUNTS_API: api },
      });
      const page = await browser.newPage({ baseURL: app.url });
      const account = await createAccount(page);
      expect(stripe.state.accounts.get(account)?.controller).toMatchObject({
        dashboard,
        feesPayer: fees === 'platform' ? 'application' : 'account',
        losses: losses === 'platform' ? 'application' : 'stripe',
      });
      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
      for (const { path } of stripe.state.log.entries)
        expect(path).toMatch(api === 'v1' ? /^\/v1\/account/ : /^\/v2\/core\/account/);
      await page.close();
      await app.stop();
    });
  }

test('an account keeps working when the platform changes its API and its choices', async ({
  browser,
  stripe,
}) => {
  const before = await startApp({ stripeUrl: stripe.url, env: { STRIPE_ACCOUNTS_API: 'v1' } });
  const page = await browser.newPage({ baseURL: before.url });
  const account = await createAccount(page);
  const cookies = await page.context().cookies();
  const database = `file:${before.folder}`;
  await before.stop({ keepFolder: true });

  const after = await startApp({
    stripeUrl: stripe.url,
    env: {
      DATABASE_URL: database,
      STRIPE_ACCOUNTS_API: 'v2',
      PLATFORM_DASHBOARD: 'express',
      PLATFORM_FEES: 'platform',
      PLATFORM_LOSSES: 'platform',
    },
  });
  stripe.state.log.clear();
  const context = await browser.newContext({ baseURL: after.url });
  await context.addCookies(cookies);
  const later = await context.newPage();
  await later.goto('/');
  await expect(later.getByText(account)).toBeVisible();
  await later.getByRole('button', { name: 'Add information' }).click();
  await giveEverything(later).catch(() => {});
  expect(stripe.state.log.entries[0]?.path).toBe('/v1/account_links');
  await context.close();
  await after.stop();
});

test('a platform whose API is not enabled tells its engineer why, and its pilots that it is not their fault', async ({
  browser,
  stripe,
}) => {
  for (const [api, enabled] of [
    ['v2', 'v1'],
    ['v1', 'v2'],
  ] as const) {
    stripe.state.accountsApis = new Set([enabled]);
    const app = await startApp({ stripeUrl: stripe.url, env: { STRIPE_ACCOUNTS_API: api } });
    const page = await browser.newPage({ baseURL: app.url });
    await page.goto('/');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This is not your fault' })).toBeVisible();
    expect(app.output()).toContain(`STRIPE_ACCOUNTS_API=${enabled}`);
    expect(app.output()).toContain('Dashboard');
    await page.close();
    await app.stop();
  }
});

test('a pilot chooses their country, named in their own language', async ({ browser, stripe }) => {
  const app = await startApp({ stripeUrl: stripe.url, env: { PLATFORM_COUNTRIES: 'US,CA,DE' } });
  const page = await browser.newPage({ baseURL: app.url, locale: 'de-DE' });
  await page.goto('/');
  await page.getByRole('combobox').selectOption({ label: 'Deutschland' });
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await expect(page.getByText(/^acct_/)).toBeVisible();
  expect([...stripe.state.accounts.values()].map(({ country }) => country)).toEqual(['DE']);
  await page.close();
  await app.stop();
});
