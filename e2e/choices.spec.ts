import { acceptedSets } from '../lib/platform/choices';
import { atStripe } from './account-states';
import { variablesOf } from './choices';
import { createAccount, expect, expectHeading, failedRequest, test } from './fixtures';
import { giveEverything } from './hosted-pages';

const hosted = acceptedSets.filter(({ onboarding }) => onboarding === 'hosted');

/** What the app may ask of v1 whichever API it is on: where the platform is, and where it may have accounts. */
const ABOUT_COUNTRIES = ['/v1/account', '/v1/country_specs'];

for (const api of ['v1', 'v2'])
  for (const choices of hosted)
    for (const transfersAlone of choices.charges === 'direct'
      ? (['refused'] as const)
      : (['refused', 'approved'] as const)) {
      const { dashboard, charges, fees, losses } = choices;
      test(`on ${api}: ${dashboard} dashboard, ${charges} charges, fees by the ${fees}, losses by ${losses}, transfers alone ${transfersAlone}`, async ({
        page,
        stripe,
        startOwnApp,
      }) => {
        stripe.state.platform.transfersAlone = transfersAlone;
        const app = await startOwnApp({ ...variablesOf(choices), STRIPE_ACCOUNTS_API: api });
        const account = await createAccount(page, app.url);
        expect(stripe.state.accounts.size).toBe(1);
        expect(atStripe(stripe, account).controller).toMatchObject({
          dashboard,
          feesPayer: fees === 'platform' ? 'application' : 'account',
          losses: losses === 'platform' ? 'application' : 'stripe',
        });
        expect(atStripe(stripe, account).capabilities.includes('card_payments')).toBe(
          transfersAlone === 'refused',
        );
        await page.getByRole('button', { name: 'Add information' }).click();
        await giveEverything(page);
        await expectHeading(page, 'You’re cleared for take-off');
        for (const { path } of stripe.state.log.entries.filter(({ path }) => !ABOUT_COUNTRIES.includes(path)))
          expect(path).toMatch(api === 'v1' ? /^\/v1\/account/ : /^\/v2\/core\/account/);
      });
    }

test('an account keeps working when the platform changes its API and its choices', async ({
  page,
  stripe,
  startOwnApp,
}) => {
  const before = await startOwnApp({ STRIPE_ACCOUNTS_API: 'v1' });
  const account = await createAccount(page, before.url);
  await before.stop({ keepFolder: true });

  const after = await startOwnApp({
    DATABASE_URL: `file:${before.folder}`,
    STRIPE_ACCOUNTS_API: 'v2',
    PLATFORM_DASHBOARD: 'express',
    PLATFORM_FEES: 'platform',
    PLATFORM_LOSSES: 'platform',
  });
  stripe.state.log.clear();
  await page.goto(after.url);
  await expect(page.getByText(account)).toBeVisible();
  await page.getByRole('button', { name: 'Add information' }).click();
  await giveEverything(page);
  expect(new Set(stripe.state.log.entries.map(({ path }) => path))).toEqual(
    new Set([`/v1/accounts/${account}`, '/v1/account_links']),
  );
});

test('a platform whose API is not enabled tells its engineer why, and its pilots that it is not their fault', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(502));
  for (const [api, enabled] of [
    ['v2', 'v1'],
    ['v1', 'v2'],
  ] as const) {
    stripe.state.accountsApis = new Set([enabled]);
    const app = await startOwnApp({ STRIPE_ACCOUNTS_API: api });
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This is not your fault' })).toBeVisible();
    expect(app.output()).toContain(`STRIPE_ACCOUNTS_API=${enabled}`);
    expect(app.output()).toContain('https://dashboard.stripe.com/settings/');
  }
});

test.describe('for a pilot who reads German', () => {
  test.use({ locale: 'de-DE' });

  test('a pilot chooses their country, named in their own language', async ({
    page,
    stripe,
    startOwnApp,
  }) => {
    const app = await startOwnApp({ PLATFORM_COUNTRIES: 'US,CA,DE' });
    await page.goto(app.url);
    await page.getByRole('combobox').selectOption({ label: 'Deutschland' });
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByText(/^acct_/)).toBeVisible();
    expect([...stripe.state.accounts.values()].map(({ country }) => country)).toEqual(['DE']);
  });
});
