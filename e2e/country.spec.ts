import { atStripe } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  withAndWithoutJavaScript,
} from './fixtures';
import { giveEverything } from './hosted-pages';
import { WITH_TOKEN } from './ops-pages';

const COUNTRIES = { PLATFORM_COUNTRIES: 'US,CA,KP' };

withAndWithoutJavaScript(() => {
  for (const api of ['v1', 'v2'] as const)
    test(`a pilot who began in the wrong country changes it, on ${api}, and goes on there`, async ({
      page,
      stripe,
      startOwnApp,
    }) => {
      const app = await startOwnApp({ ...COUNTRIES, STRIPE_ACCOUNTS_API: api });
      const began = await createAccount(page, app.url);
      await page.getByText('Your country: United States. Is it the wrong one?').click();
      await page.getByRole('combobox').selectOption('CA');
      await page.getByRole('button', { name: 'Change the country' }).click();
      await expect(page.getByText('Your country: Canada. Is it the wrong one?')).toBeVisible();
      const account = await page.getByText(/^acct_/).innerText();
      expect(account === began).toBe(api === 'v2');
      expect(atStripe(stripe, account)).toMatchObject({ country: 'CA', closed: false });
      expect(atStripe(stripe, began).closed).toBe(api === 'v1');
      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page);
      await expectHeading(page, 'You’re cleared for take-off');
      await expect(page.getByText('Is it the wrong one?')).toHaveCount(0);
    });

  test('a pilot whose country can’t be served reads so, and nothing was made', async ({
    page,
    stripe,
    startOwnApp,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(409));
    const app = await startOwnApp(COUNTRIES);
    await page.goto(app.url);
    await page.getByRole('combobox').selectOption('KP');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'nothing was opened' })).toBeVisible();
    expect(stripe.state.accounts.size).toBe(0);
    expect(stripe.state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
    await page.getByRole('combobox').selectOption('CA');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expectHeading(page, 'Add information to start accepting money');
  });

  test.describe('the platform’s people', () => {
    test.use(WITH_TOKEN);

    test('change it for a pilot', async ({ page, stripe, startOwnApp }) => {
      const app = await startOwnApp({ ...COUNTRIES, OPS_TOKEN: 'a token: of the tests' });
      const account = await createAccount(page, app.url);
      await page.goto(`${app.url}/ops/${account}`);
      await page.getByText('Its pilot is in another country').click();
      await page.getByLabel('Country').selectOption('CA');
      await page.getByRole('button', { name: 'Change the country' }).click();
      await expect(page.getByRole('status')).toContainText('The country was changed');
      expect(atStripe(stripe, account).country).toBe('CA');
      await expect(page.getByRole('definition').filter({ hasText: /^CA$/ })).toBeVisible();
    });
  });
});
