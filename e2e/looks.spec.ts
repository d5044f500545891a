import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { pilotIn, put } from './account-states';
import { stripesComponents, variablesOf } from './choices';
import { frameOf } from './embedded-frames';
import { createAccount, expect, failedRequest, test, untilHeading, untilScripted } from './fixtures';
import { onScreen } from './hosted-pages';
import { begin, fill, give, givePeople, onboard, save, testValues } from './own-form';
import { accountStateNames } from './stripe/model/account-states';

/** The same letters on every machine. */
const letters = [400, 600, 700]
  .map((weight) => {
    const file = readFileSync(`node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
    return `@font-face{font-family:Pinned;font-weight:${weight};src:url(data:font/woff2;base64,${file.toString('base64')})}`;
  })
  .join('');

// Half as large as it is, letters differ little from one browser's version to the next; a mark that is missing does not.
test.use({ deviceScaleFactor: 0.5, bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

const views = [
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** What is another one each time is made the same. */
async function settle(page: Page): Promise<void> {
  await page.addStyleTag({ content: `${letters} *, ::before { font-family: Pinned !important }` });
  await page.evaluate(async () => {
    for (const time of document.querySelectorAll('time')) time.textContent = 'Nov 29, 2026, 3:47 PM';
    for (const code of document.querySelectorAll('code')) code.textContent = 'acct_1AbCdEfGhIjKlMnO';
    await document.fonts.ready;
  });
}

async function expectLooks(page: Page, name: string): Promise<void> {
  await untilScripted(page);
  await settle(page);
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expect(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`, { fullPage: true });
  }
}

test.describe('the demo looks as it did', () => {
  // v1 tells every state apart.
  test.use({ baseURL: ({ v1App }, use) => use(v1App.url) });

  test('on the first page', async ({ page }) => {
    await page.goto('/');
    await expectLooks(page, 'start');
  });

  for (const name of accountStateNames)
    test(`where an account is ${name}`, async ({ page, stripe }) => {
      await pilotIn(page, stripe, name);
      await expectLooks(page, name);
    });
});

test('another brand looks as it did', async ({ page, stripe, startOwnApp }) => {
  const { url } = await startOwnApp({
    PLATFORM_NAME: 'Acme Studios',
    PLATFORM_COLOR: '#FFE45C',
    PLATFORM_URL: 'https://acme.example',
    PLATFORM_COUNTRIES: 'US,CA',
    PLATFORM_TERMS_URL: 'https://acme.example/terms',
  });
  await page.goto(url);
  await expectLooks(page, 'brand-start');
  await pilotIn(page, stripe, 'enabled', url);
  await expectLooks(page, 'brand-enabled');
});

/** What is in Stripe's frames is not ours to pin: they stand as if they were all of one height. */
const FRAMES = 'iframe { height: 200px !important; visibility: hidden }';

test('the pages that hold Stripe’s components look as they did', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(/ERR_FAILED/);
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  const account = await createAccount(page, url);
  await page.goto(`${url}/onboarding`);
  await onScreen(frameOf(page, 'account-onboarding'), 'Sign in to Stripe');
  await page.addStyleTag({ content: FRAMES });
  await expectLooks(page, 'embedded-onboarding');
  await page.route('**/connect.js', (route) => route.abort());
  await page.reload();
  await page.locator('[data-state="failed"]').waitFor();
  await expectLooks(page, 'embedded-failed');
  await page.unroute('**/connect.js');
  put(stripe, account, 'past_due');
  await page.goto(`${url}/return/${account}`);
  await untilHeading(page, 'Stripe needs something more from you');
  await frameOf(page, 'notification-banner').getByText('Update information').waitFor();
  await page.addStyleTag({ content: FRAMES });
  await expectLooks(page, 'embedded-home');
  await page.goto(`${url}/account`);
  await frameOf(page, 'payments').getByText(account).waitFor();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await page.addStyleTag({ content: FRAMES });
  await expectLooks(page, 'embedded-account');
});

test('the pages of our own form look as they did', async ({
  page,
  stripe,
  formApp: { url },
  mayComplain,
}) => {
  mayComplain.push(failedRequest(422));
  const values = { ...testValues('US'), business_type: 'company', entity_type: 'company' };
  await begin(page, url, 'US');
  await give(page, values);
  await page.goto(`${url}/onboarding`);
  await expectLooks(page, 'form-list');
  await page.goto(`${url}/onboarding/business`);
  await fill(page, { ...values, 'business_details.id_numbers': '12', us_ein: '12', phone: '12' });
  await save(page);
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await expectLooks(page, 'form-wrong');
  await give(page, values);
  await givePeople(page, [{ role: 'the representative', values: { year: '1980' } }], values);
  await page.goto(`${url}/onboarding/people`);
  await expectLooks(page, 'form-people');
  const people = [{ role: 'an owner', values: { given_name: 'Olga' } }];
  await onboard(page, values, { people });
  stripe.state.clock.advance(60);
  await page.goto(`${url}/onboarding/documents`);
  await expectLooks(page, 'form-document');
  await page.goto(`${url}/onboarding/review`);
  await expectLooks(page, 'form-review');
});

test('a change that a pilot would see is more than the tolerance lets pass', async ({
  page,
  v1App,
  stripe,
}) => {
  await pilotIn(page, stripe, 'past_due', v1App.url);
  await settle(page);
  await page.setViewportSize({ width: 360, height: 800 });
  const changes = {
    'a mark that is missing': '.tasks .mark.todo { visibility: hidden }',
    'a button in another color': '.hero button { background: #1f8a4c }',
    'a space that is lost': '.card { padding: 0.75rem }',
  };
  for (const [change, content] of Object.entries(changes)) {
    const style = await page.addStyleTag({ content });
    await expect(page, change).not.toHaveScreenshot('past_due-360-light.png', { fullPage: true });
    await style.evaluate((element) => element.parentNode?.removeChild(element));
  }
});
