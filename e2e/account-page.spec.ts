import { atStripe, pilotIn, put } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  toDo,
  withAndWithoutJavaScript,
} from './fixtures';
import { goTo, saveForLater } from './hosted-pages';

test.describe('a page that is open', () => {
  // v1 tells every state apart.
  test.use({ baseURL: ({ v1App }, use) => use(v1App.url) });

  test('has its heading focused, and its window named, by what has changed', async ({ page, stripe }) => {
    const account = await pilotIn(page, stripe, 'pending_verification');
    await expect(page).toHaveTitle('Stripe is checking your details – Rocket Rides');
    put(stripe, account, 'enabled');
    await expect(page).toHaveTitle('You’re cleared for take-off – Rocket Rides', { timeout: 90_000 });
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('says of “Check again” what it did, and that it follows by itself', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(/Failed to load resource/);
    await pilotIn(page, stripe, 'pending_verification');
    await expect(page.getByRole('main')).toContainText('This page follows by itself while it is open.');
    const again = page.getByRole('link', { name: 'Check again' });
    await again.click();
    await expect(page.getByText('Asked just now: nothing has changed.')).toBeVisible();
    await page.context().setOffline(true);
    await again.click();
    await expect(page.locator('.checked')).toContainText('Couldn’t refresh.');
    await page.context().setOffline(false);
  });

  test('takes back what “Check again” found once it is not so any more', async ({ page, stripe }) => {
    const account = await pilotIn(page, stripe, 'pending_verification');
    await page.getByRole('link', { name: 'Check again' }).click();
    const unchanged = page.getByText('Asked just now: nothing has changed.');
    await expect(unchanged).toBeVisible();
    put(stripe, account, 'enabled');
    await expectHeading(page, 'You’re cleared for take-off');
    await expect(unchanged).toBeHidden();
  });

  test('gives the account’s ID to the clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const account = await createAccount(page);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(account);
  });
});

withAndWithoutJavaScript(() => {
  test('a pilot reads how much is done, and of what', async ({ page }) => {
    await createAccount(page);
    await expect(page.getByRole('main')).toContainText(/0 of \d+ done/);
    await page.getByRole('button', { name: 'Add information' }).click();
    await goTo(page, 'Add your bank account');
    await saveForLater(page);
    await expect(page.getByRole('main')).toContainText(/[5-9]\d? of \d+ done/);
    await expect(toDo(page)).toContainText([
      'Your bank account for payouts',
      'Your agreement to Stripe’s terms',
    ]);
    const done = page.getByRole('listitem').filter({ hasText: '(Done, or not needed any more)' });
    await expect(done).toHaveCount(0);
    await page.getByText(/\d done, or not needed any more/).click();
    await expect(done.first()).toBeVisible();
    await expect(page.getByRole('list', { name: 'Your bank' }).getByRole('listitem')).toHaveCount(1);
  });

  test('the first page and the return page say the same', async ({ page, stripe }) => {
    await pilotIn(page, stripe, 'past_due');
    const said = async () => [
      await page.locator('.hero').innerText(),
      await page.locator('.facts').innerText(),
    ];
    const back = await said();
    await page.goto('/');
    expect(await said()).toEqual(back);
  });

  test('who has been rejected has nothing to do, whatever Stripe still lists', async ({ page, stripe }) => {
    const account = await createAccount(page);
    atStripe(stripe, account).forced = { requirements: { disabled_reason: 'rejected.other' } };
    await page.goto(`/return/${account}`);
    await expectHeading(page, 'Stripe can’t support this account');
    await expect(page.getByRole('listitem')).toHaveCount(0);
  });

  test('a link that could not be made is no visit to Stripe', async ({ page, stripe, mayComplain }) => {
    mayComplain.push(failedRequest(503));
    await createAccount(page);
    stripe.state.faults.plan({ kind: 'rate_limit', method: 'POST' });
    await page.getByRole('button', { name: 'Add information' }).click();
    await expect(page.getByText('Stripe is very busy right now.')).toBeVisible();
    await expectHeading(page, 'Add information to start accepting money');
  });

  test('who is not ready sees which of payments and payouts is off, and why', async ({ page, stripe }) => {
    await pilotIn(page, stripe, 'payouts_disabled');
    const switches = page.getByRole('region', { name: 'What is on' });
    await expect(switches).toContainText(/Payments\s*On\s*Passengers can pay you/);
    await expect(switches).toContainText(/Payouts\s*Off\s*Paused by Stripe/);
  });

  test('a page of somebody else’s and an address that does not exist read differently, without telling whose', async ({
    page,
    strangersPage,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(404));
    const account = await createAccount(page);
    await strangersPage.goto('/');
    for (const claimed of [account, 'acct_doesNotExist']) {
      await strangersPage.goto(`/return/${claimed}`);
      await expectHeading(strangersPage, 'Nothing to show in this browser');
      await expect(strangersPage.getByRole('main')).not.toContainText(claimed);
    }
    await strangersPage.goto('/nowhere');
    await expectHeading(strangersPage, 'This page does not exist');
  });
});

test('a wait of seconds says what it waits for, and the button keeps its size', async ({ page, stripe }) => {
  await createAccount(page);
  const button = page.getByRole('button', { name: /Add information|Opening Stripe/ });
  const before = await button.boundingBox();
  stripe.state.faults.plan({ kind: 'latency', ms: 6_000, path: '/v2/core/account_links' });
  await button.click();
  await expect(page.getByRole('button', { name: 'Opening Stripe…' })).toBeDisabled();
  expect(await button.boundingBox()).toEqual(before);
  await expect(page.getByText('Still waiting for Stripe')).toBeVisible();
  await expectHeading(page, 'Get started with Stripe');
});

test('in test mode a bar leads the engineer on; with a live key there is none', async ({
  page,
  opsApp,
  startOwnApp,
}) => {
  await page.goto(opsApp.url);
  const bar = page.getByRole('navigation', { name: 'Test mode' });
  for (const name of ['Choices', 'Accounts', 'Local Stripe', 'README'])
    await expect(bar.getByRole('link', { name })).toBeVisible();
  await bar.getByRole('link', { name: 'README' }).click();
  await expect(page.locator('body')).toContainText('npm run demo');

  const live = await startOwnApp({
    STRIPE_SECRET_KEY: 'sk_live_madeUpForTests',
    STRIPE_API_BASE: '',
    APP_URL: 'https://rides.example',
  });
  const first = await fetch(live.url, { headers: { 'x-forwarded-proto': 'https' } });
  expect(await first.text()).not.toContain('Test mode');
  expect((await fetch(`${live.url}/setup/readme`)).status).toBe(404);
});
