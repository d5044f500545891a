import type { Page } from '@playwright/test';
import { expect, failedRequest, test, untilScripted, withAndWithoutJavaScript } from './fixtures';
import {
  aCompany,
  anIndividual,
  fill,
  openWith,
  platformsStripe,
  save,
  signed,
  somebody,
  testValues,
} from './own-form';
import { CHECK_SECONDS } from './stripe/model/verification';

const values = testValues('US');
const summary = (page: Page) => page.locator('#problems');
const { external_account: _, ...withoutBank } = anIndividual;

withAndWithoutJavaScript(() => {
  test('whom Stripe misses is said where they are added, and a press that changes nothing says so again', async ({
    page,
    stripe,
    v1FormApp: { url },
  }) => {
    const relationship = { representative: true, owner: true, percent_ownership: 100, title: 'Captain' };
    const { account } = await openWith(
      page,
      url,
      stripe,
      { ...aCompany, company: { ...aCompany.company, tax_id: '222221004' } },
      [{ ...somebody, relationship }],
    );
    const provided = { owners_provided: true, directors_provided: true, executives_provided: true };
    await platformsStripe(stripe).accounts.update(account, { ...signed, company: provided });
    stripe.state.clock.advance(CHECK_SECONDS);
    await page.goto(`${url}/onboarding/people`);
    const said = page.getByText('A director of the business is missing.');
    await expect(said).toBeVisible();
    await page.getByRole('button', { name: 'There are no directors' }).click();
    await expect(said).toBeVisible();
    await page.getByRole('link', { name: 'Add a director' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'A director' })).toBeVisible();
  });

  test('what is secret is said to be typed anew, where something else is wrong', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    await openWith(page, url, stripe, { business_type: 'company' });
    await page.goto(`${url}/onboarding/business`);
    await fill(page, { ...values, postal_code: '1' });
    const taxId = page.getByLabel('The tax ID number of your business');
    await expect(taxId).not.toHaveValue('');
    await save(page);
    await expect(summary(page)).toContainText('Enter this again: it is never kept here.');
    await expect(summary(page)).toContainText('This is not a postal code');
    await expect(taxId).toHaveValue('');
    await expect(page.getByLabel('The legal name of your business')).toHaveValue('Windrush Flights');
  });

  test('of two that would do for one another neither is called optional', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    await openWith(page, url, stripe, {
      ...anIndividual,
      business_profile: { mcc: '4511', name: 'Windrush Flights' },
    });
    await page.goto(`${url}/onboarding/business`);
    const labels = page.locator('main label');
    await expect(labels).toHaveText(['Your business website', 'Or instead: what your business does']);
    await save(page);
    await expect(summary(page)).toContainText('Your business website Fill this in.');
  });
});

test('a key that Stripe takes no more from a browser is not blamed on what was typed', async ({
  page,
  stripe,
  v1FormApp: { url },
  mayComplain,
}) => {
  mayComplain.push(failedRequest(401));
  const { account } = await openWith(page, url, stripe, withoutBank);
  const error = {
    type: 'invalid_request_error',
    message: 'Invalid API Key provided',
    code: 'api_key_expired',
  };
  stripe.state.faults.plan({
    kind: 'answer',
    status: 401,
    body: JSON.stringify({ error }),
    method: 'POST',
    path: '/v1/tokens',
  });
  await page.goto(`${url}/onboarding/bank`);
  await fill(page, values);
  await save(page);
  // What the browser can't give Stripe itself goes through our server.
  await page.waitForURL(`${url}/onboarding/review`);
  const { data } = await platformsStripe(stripe).accounts.listExternalAccounts(account);
  expect(data).toMatchObject([{ object: 'bank_account', last4: '6789' }]);
});

test('a part of the script that can’t be loaded is told, and the form can be sent again', async ({
  page,
  stripe,
  v1FormApp: { url },
  mayComplain,
}) => {
  mayComplain.push(/ERR_FAILED/);
  await openWith(page, url, stripe, withoutBank);
  await page.goto(`${url}/onboarding/bank`);
  await untilScripted(page);
  await page.route('**/_next/static/chunks/**', (route) => route.abort());
  await fill(page, values);
  await save(page);
  await expect(summary(page)).toContainText('Check your connection');
  await page.unroute('**/_next/static/chunks/**');
  await page.reload();
  await fill(page, values);
  await save(page);
  await page.waitForURL(`${url}/onboarding/review`);
});
