import type { Page } from '@playwright/test';
import { atStripe } from './account-states';
import { expect, expectHeading, failedRequest, test, withAndWithoutJavaScript } from './fixtures';
import { onScreen } from './hosted-pages';
import {
  aCompany,
  anIndividual,
  fill,
  give,
  openOwn,
  openWith,
  platformsStripe,
  save,
  somebody,
  testValues,
} from './own-form';
import type { PlannedFault } from './stripe/faults';
import { textAt } from './stripe/model/given';
import { nothingDue } from './stripe/model/nothing-due';
import { neededOnStripesPage } from './stripe/model/only-on-stripes-page';
import type { LocalStripe } from './stripe/server';
import { png } from './stripe/testing/images';

const values = testValues('US');
const onward = (page: Page) => page.getByRole('button', { name: 'Save and continue', exact: true });
const later = (page: Page) => page.getByRole('button', { name: 'Save and continue later' });
const summary = (page: Page) => page.locator('#problems');
const written = (stripe: LocalStripe) => stripe.state.log.entries.filter(({ method }) => method !== 'GET');
const given = (stripe: LocalStripe, account: string, path: string) =>
  textAt(atStripe(stripe, account).given, path);

/** In two presses: nobody is lost by one. */
async function remove(page: Page, name: string): Promise<void> {
  await page.locator(`summary[aria-label="Remove ${name}"]`).click();
  await page.getByRole('button', { name: `Remove ${name}` }).click();
}

/** Passes one screen of Stripe's own, whichever it is. */
async function passScreen(page: Page): Promise<void> {
  const here = page.url();
  const values = page.getByRole('button', { name: 'Use test values' });
  if (await values.isVisible()) await values.click();
  await page
    .getByRole('button', { name: /^(Continue|Agree and submit|Submit)/ })
    .first()
    .click();
  await page.waitForURL((url) => url.href !== here);
}

/** Has Stripe ask for these and nothing else, whatever was given. */
function ask(stripe: LocalStripe, account: string, names: string[]): void {
  atStripe(stripe, account).forced = {
    details_submitted: true,
    requirements: { ...nothingDue, currently_due: names, eventually_due: names, past_due: names },
  };
}

withAndWithoutJavaScript((javaScript) => {
  test('a pilot stops at any step, with nothing or half of it filled in, and goes on there another time', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    const account = await openOwn(page, url);
    const stop = async (step: string) => {
      stripe.state.log.clear();
      await page.goto(`${url}/onboarding/${step}`);
      await later(page).click();
      await page.waitForURL(`${url}/`);
      expect(written(stripe), step).toEqual([]);
    };
    await stop('type');
    const platform = platformsStripe(stripe);
    await platform.accounts.update(account, { business_type: 'company' });
    for (const step of ['business', 'people/representative', 'bank']) await stop(step);
    await platform.accounts.update(account, { business_type: 'individual' });
    await stop('you');
    await page.goto(`${url}/onboarding/you`);
    await page.getByLabel('Your first name').fill('Amelia');
    await page.getByLabel('City').fill('Cloudbury');
    await page.getByLabel('Day').fill('1');
    await later(page).click();
    // Half of a date can’t be kept: what is left of it is told.
    await expect(summary(page)).toContainText('Month Fill this in.');
    await page.getByLabel('Day').fill('');
    await later(page).click();
    await page.waitForURL(`${url}/`);
    expect(given(stripe, account, 'individual.first_name')).toBe('Amelia');
    expect(given(stripe, account, 'individual.address.city')).toBe('Cloudbury');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Continue/ })
      .click();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.waitForURL(`${url}/onboarding/you`);
    await expect(page.getByLabel('Your first name')).toHaveCount(0);
  });

  test('back and reload lose nothing, and an older tab changes what it says or is told why not', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(409));
    const account = await openOwn(page, url);
    const older = await page.context().newPage();
    await platformsStripe(stripe).accounts.update(account, { business_type: 'individual' });
    for (const tab of [page, older]) await tab.goto(`${url}/onboarding/you`);
    await fill(page, values);
    await save(page);
    await page.waitForURL(/business/);
    await page.reload();
    await page.goBack();
    await expect(page.getByLabel('Your first name')).toHaveValue('Amelia');
    await page.reload();
    await expect(page.getByLabel('Your first name')).toHaveValue('Amelia');
    await save(page);
    await page.waitForURL(/business/);

    await fill(older, { ...values, first_name: 'Olga' });
    await save(older);
    await older.waitForURL(/business/);
    expect(given(stripe, account, 'individual.first_name')).toBe('Olga');

    await older.goto(`${url}/onboarding/you`);
    await platformsStripe(stripe).accounts.update(account, { business_type: 'company' });
    await older.getByLabel('Your first name').fill('Paula');
    await save(older);
    await expect(older.getByRole('alert').filter({ hasText: 'from before something changed' })).toBeVisible();
    expect(given(stripe, account, 'individual.first_name')).toBe('Olga');
  });

  test('a double press adds nobody twice, who is then changed from the review, and removed', async ({
    page,
    stripe,
    v1FormApp: { url },
  }) => {
    const { account } = await openWith(page, url, stripe, aCompany);
    stripe.state.faults.plan({ kind: 'latency', ms: 500, method: 'POST', path: '/v1/accounts/' });
    await page.goto(`${url}/onboarding/people/representative`);
    await fill(page, { ...values, percent_ownership: '' });
    await onward(page).dblclick();
    await page.waitForURL(`${url}/onboarding/people`);
    stripe.state.faults.clear();
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    const [first, ...more] = atStripe(stripe, account).persons;
    expect(more).toEqual([]);

    await page.goto(`${url}/onboarding/review`);
    await page.getByRole('link', { name: /^Change: .* Windrush$/ }).click();
    await page.getByLabel(/first name/i).fill('Olga');
    await save(page);
    await page.waitForURL(`${url}/onboarding/people`);
    await expect(page.getByRole('heading', { level: 2, name: 'Olga Windrush' })).toBeVisible();

    // A press that fails is told where it was pressed.
    stripe.state.faults.plan({ kind: 'rate_limit', method: 'DELETE' });
    await remove(page, 'Olga Windrush');
    await expect(page.getByRole('alert').filter({ hasText: 'Stripe is very busy' })).toBeVisible();
    // What is said there has the focus.
    await expect(page).toHaveURL(`${url}/onboarding/people#problems`);
    stripe.state.faults.clear();
    await remove(page, 'Olga Windrush');
    await expect(page.getByText('Nobody yet.')).toBeVisible();
    expect(atStripe(stripe, account).persons.filter(({ id }) => id === first?.id)).toEqual([]);
  });

  for (const api of ['v1', 'v2'] as const)
    test(`what would do instead is taken: a description for a website, an ID for a number, on ${api}`, async ({
      page,
      stripe,
      formApp,
      v1FormApp,
      mayComplain,
    }) => {
      mayComplain.push(/^Connecting to 'blob:/, failedRequest(422));
      const { url } = api === 'v1' ? v1FormApp : formApp;
      const { ssn_last_4: _, ...person } = somebody;
      const { account } = await openWith(page, url, stripe, {
        ...anIndividual,
        business_profile: { mcc: '4511', name: 'Windrush Flights' },
        individual: person,
      });
      await page.goto(`${url}/onboarding/business`);
      await page.getByLabel('What your business does').fill('Flights over the valley.');
      await save(page);
      await page.waitForURL(`${url}/onboarding/you`);
      await page.getByRole('link', { name: /^Or instead: a photo of your ID/ }).click();
      await expectHeading(page, 'Documents');
      const file = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
      await page
        .getByLabel('Front, or the page with the photo')
        .setInputFiles({ ...file, buffer: png(), name: 'licence.pdf' });
      await save(page);
      await expect(summary(page)).toContainText('of another kind than its name says');
      await page.getByLabel('Front, or the page with the photo').setInputFiles(file);
      await save(page);
      await page.waitForURL(`${url}/onboarding/review`);
      await save(page);
      await expect(summary(page)).toContainText('Tick this to go on.');
      await give(page, values);
      await expect(page).toHaveURL(`${url}/return/${account}`);
      expect(atStripe(stripe, account).submitted).not.toBeNull();
    });

  test('what only Stripe’s page can take leads there, and back', async ({
    page,
    stripe,
    v1FormApp: { url },
  }) => {
    const { account } = await openWith(page, url, stripe, anIndividual);
    atStripe(stripe, account).forced = neededOnStripesPage();
    await page.goto(`${url}/onboarding`);
    await expect(page.getByText('Something that only Stripe’s own page can take')).toBeVisible();
    await page.getByRole('button', { name: 'Go on at Stripe' }).click();
    await onScreen(page, 'Confirm it is you');
    while (!page.url().startsWith(url)) await passScreen(page);
    expect(page.url()).toBe(`${url}/return/${account}`);
    expect(atStripe(stripe, account).submitted).not.toBeNull();
  });

  test('what Stripe has newly thought of is a field, and where Stripe refuses that, its own page is the way on', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    const { account } = await openWith(page, url, stripe, anIndividual);
    for (const [name, step, label] of [
      ['individual.shoe_size', 'you', /shoe size/i],
      ['business_profile.new_thing', 'business', /new thing/i],
    ] as const) {
      ask(stripe, account, [name]);
      await page.goto(`${url}/onboarding`);
      await page.getByRole('link', { name: 'Go on' }).click();
      await expect(page).toHaveURL(`${url}/onboarding/${step}`);
      await page.getByLabel(label).fill('42');
      await save(page);
      await expect(summary(page)).toContainText('This was not accepted.');
      await expect(page.getByLabel(label)).toHaveValue('42');
      await expect(page.getByRole('button', { name: 'Go on at Stripe' })).toBeVisible();
    }
    await page.getByRole('button', { name: 'Go on at Stripe' }).click();
    await onScreen(page, 'Confirm it is you');
  });

  test('Stripe failing is told in words, loses nothing but numbers, and the next press works', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(/status of (429|50[0-3])/);
    const account = await openOwn(page, url);
    await platformsStripe(stripe).accounts.update(account, { business_type: 'individual' });
    const faults: PlannedFault[] = [
      { kind: 'rate_limit' },
      { kind: 'unavailable' },
      { kind: 'server_error', done: false },
    ];
    const told = /very busy|could not reach Stripe/;
    for (const fault of faults) {
      stripe.state.faults.plan(fault);
      expect((await page.goto(`${url}/onboarding/you`))?.status()).toBe(503);
      await expect(page.getByText(told)).toBeVisible();
      stripe.state.faults.clear();
    }
    await page.getByRole('link', { name: 'Try again' }).click();
    await expectHeading(page, 'What Stripe needs from you');
    await page.goto(`${url}/onboarding/you`);
    for (const fault of faults) {
      await fill(page, values);
      stripe.state.faults.plan({ ...fault, method: 'POST' });
      await save(page);
      await expect(summary(page)).toContainText(told);
      await expect(summary(page)).toContainText('req_');
      await expect(page).toHaveTitle(/^Error: You/);
      stripe.state.faults.clear();
      await expect(page.getByLabel('Your first name')).toHaveValue('Amelia');
      await expect(page.getByLabel('Street address')).toHaveValue('address_full_match');
      const number = page.getByLabel(/last four digits/);
      await expect(number).toHaveValue('');
      await number.fill('0000');
    }
    stripe.state.faults.plan({ kind: 'latency', ms: 4_500, method: 'POST', times: 1 });
    await save(page);
    if (javaScript) {
      await expect(page.getByRole('button', { name: 'Saving…' })).toBeDisabled();
      await expect(page.getByText('Still waiting for Stripe')).toBeVisible();
    }
    await page.waitForURL(/business/);
  });

  test('what is wrong is told at each field, and in a summary that leads there', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    const account = await openOwn(page, url);
    const platform = platformsStripe(stripe);
    const check = async (step: string, wrong: Record<string, string>, problems: Record<string, string>) => {
      await page.goto(`${url}/onboarding/${step}`);
      await fill(page, { ...values, percent_ownership: '', ...wrong });
      await save(page);
      await expect(page).toHaveTitle(/^Error: /);
      await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
      if (javaScript) await expect(summary(page)).toBeFocused();
      const links = summary(page).getByRole('link');
      await expect(links).toHaveCount(Object.keys(problems).length);
      for (const [name, said] of Object.entries(problems)) {
        const control = page.locator(`[id="f-${name}"]`);
        await expect(control).toHaveAccessibleDescription(new RegExp(said));
        const link = summary(page).locator(`a[href="#f-${name}"]`);
        await link.click();
        await expect(control).toBeFocused();
      }
    };
    await page.goto(`${url}/onboarding/type`);
    await save(page);
    await expect(summary(page)).toContainText('Choose one of these.');
    await platform.accounts.update(account, { business_type: 'individual' });
    await check(
      'you',
      {
        last_name: '',
        email: 'amelia@',
        phone: '12',
        day: '31',
        month: '2',
        postal_code: '941',
        ssn_last_4: '12',
      },
      {
        'individual.last_name': 'Fill this in',
        'individual.email': 'email address in the right form',
        'individual.phone': 'whole phone number',
        'individual.dob.day': 'Enter a real date',
        'individual.address.postal_code': 'not a postal code',
        'individual.ssn_last_4': 'Enter the last four digits',
      },
    );
    await check(
      'you',
      { year: '2999' },
      { 'individual.dob.year': 'in the future', 'individual.ssn_last_4': 'Enter this again' },
    );
    await platform.accounts.update(account, { business_type: 'company' });
    await check(
      'business',
      { tax_id: '12', url: 'no website', statement_descriptor: '123', product_description: 'short' },
      {
        'company.tax_id': 'too short, too long',
        'business_profile.url': 'Enter a web address',
        'business_profile.product_description': 'at least 10 characters',
        'settings.payments.statement_descriptor': '5 to 22 letters',
      },
    );
    await check(
      'bank',
      { routing_number: '12', account_number: '1' },
      {
        'external_account.routing_number': 'A routing number has 9 digits',
        'external_account.account_number': 'This is not an account number',
      },
    );
    expect(stripe.state.accounts.get(account)?.externalAccounts).toEqual([]);
  });
});

for (const api of ['v1', 'v2'] as const)
  test(`two presses of one page that come at once add one person, on ${api}`, async ({
    page,
    stripe,
    formApp,
    v1FormApp,
  }) => {
    const { url } = api === 'v1' ? v1FormApp : formApp;
    const { account } = await openWith(page, url, stripe, aCompany);
    const [first, last] = api === 'v1' ? ['first_name', 'last_name'] : ['given_name', 'surname'];
    const data = {
      attempt: 'one',
      later: 'true',
      [`owners.${first}`]: 'Olga',
      [`owners.${last}`]: 'Windrush',
    };
    const press = () => page.request.post(`${url}/api/account/${account}`, { data });
    const answers = await Promise.all([press(), press()]);
    expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
    expect(atStripe(stripe, account).persons).toHaveLength(1);
  });
