import { put } from './account-states';
import { expressDashboard, platformsOwn, stripesComponents, variablesOf } from './choices';
import { frameOf, signIn } from './embedded-frames';
import {
  createAccount,
  expect,
  expectHeading,
  expectWellMade,
  expectWellMadeEverywhere,
  failedRequest,
  test,
  untilHeading,
  untilShown,
  withAndWithoutJavaScript,
} from './fixtures';

/** Some in which an account has submitted its details, with what their page says. */
const SUBMITTED = {
  enabled: 'You’re cleared for take-off',
  past_due: 'Stripe needs something more from you',
  rejected_fraud: 'Stripe can’t support this account',
} as const;

withAndWithoutJavaScript((hasScript) => {
  test('the full Dashboard is a link, once there is something to see', async ({ page, stripe, app }) => {
    const account = await createAccount(page);
    const link = page.getByRole('link', { name: 'Open your Stripe Dashboard' });
    await expect(link).toHaveCount(0);
    for (const state of ['enabled', 'past_due', 'rejected_fraud'] as const) {
      put(stripe, account, state);
      await page.goto(`${app.url}/return/${account}`);
      await untilHeading(page, SUBMITTED[state]);
      await expect(link).toHaveAttribute('href', stripe.url);
    }
  });

  test('the Express Dashboard is a button once details are submitted, and opens by a link of its own each time', async ({
    page,
    stripe,
    startOwnApp,
  }) => {
    const { url } = await startOwnApp(variablesOf(expressDashboard));
    const account = await createAccount(page, url);
    const button = page.getByRole('button', { name: 'Open your Express Dashboard' });
    await expect(button).toHaveCount(0);
    put(stripe, account, 'enabled');
    for (const _ of ['once', 'again']) {
      await page.goto(`${url}/return/${account}`);
      await button.click();
      await expectHeading(page, 'Express Dashboard');
      await expect(page.getByRole('main')).toContainText(account);
    }
    // A link that was opened opens no more.
    expect(stripe.state.logins.size).toBe(0);
  });

  test('without a Dashboard of Stripe’s a page of ours is offered, and before details are submitted it leads to onboarding', async ({
    page,
    stripe,
    startOwnApp,
  }) => {
    for (const [choices, heading] of [
      [{ ...platformsOwn, onboarding: 'embedded' }, 'Your details for Stripe'],
      [platformsOwn, 'Add information to start accepting money'],
    ] as const) {
      const { url } = await startOwnApp(variablesOf(choices));
      await page.context().clearCookies();
      const account = await createAccount(page, url);
      await page.goto(`${url}/account`);
      await expectHeading(page, heading);
      put(stripe, account, 'enabled');
      await page.goto(`${url}/return/${account}`);
      const manage = page.getByRole('link', { name: 'Manage your account' });
      await untilShown(page, manage);
      await manage.click();
      await expectHeading(page, 'Your account');
      const words = page.getByText('Stripe shows this page only with JavaScript');
      if (hasScript) await expect(words).toBeHidden();
      else await expect(words).toBeVisible();
    }
  });
});

test('both of Stripe’s refusals of a login link are told in words', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(409));
  const { url } = await startOwnApp(variablesOf(expressDashboard));
  const account = await createAccount(page, url);
  put(stripe, account, 'enabled');
  await page.goto(`${url}/return/${account}`);
  put(stripe, account, 'not_submitted');
  const button = page.getByRole('button', { name: 'Open your Express Dashboard' });
  const told = page.getByRole('alert');
  await button.click();
  await expect(told.filter({ hasText: 'opens once you have given Stripe all' })).toBeVisible();
  const record = stripe.state.accounts.get(account);
  if (record) record.controller = { ...record.controller, dashboard: 'full' };
  await button.click();
  await expect(told.filter({ hasText: 'has no Express Dashboard' })).toBeVisible();
});

test('the pilot’s own page shows what Stripe has of the account, with the flags that its collector allows', async ({
  page,
  stripe,
  startOwnApp,
}) => {
  for (const { choices, signsIn } of [
    { choices: stripesComponents, signsIn: true },
    { choices: platformsOwn, signsIn: false },
  ]) {
    const { url } = await startOwnApp(variablesOf(choices));
    await page.context().clearCookies();
    const account = await createAccount(page, url);
    put(stripe, account, 'enabled');
    await page.goto(`${url}/account`);
    await expect(frameOf(page, 'payments').getByText(account)).toBeVisible();
    await expect(frameOf(page, 'documents').getByText(account)).toBeVisible();
    const payouts = frameOf(page, 'payouts');
    await expect(payouts.getByText(signsIn ? 'yours to change' : 'set by the platform')).toBeVisible();
    const window = page.getByText('Stripe opens a small window');
    await expect(window).toHaveCount(signsIn ? 1 : 0);
    if (signsIn) await signIn(page, 'account-management', { isFirst: false });
    await expect(frameOf(page, 'account-management').getByText('Edit personal details')).toBeVisible();
    await expectWellMadeEverywhere(page);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});

test('a part that Stripe can’t show says so, and hides no other', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { url } = await startOwnApp(variablesOf(platformsOwn));
  const account = await createAccount(page, url);
  put(stripe, account, 'enabled');
  await page.goto(url);
  // As it stands between our look and Stripe's.
  await page.goto(`${url}/account`);
  await expect(frameOf(page, 'payments').getByText(account)).toBeVisible();
  put(stripe, account, 'not_submitted');
  stripe.state.faults.plan({ kind: 'unavailable', path: `/v2/core/accounts/${account}` });
  await page.reload();
  await expect(frameOf(page, 'payments').getByText(account)).toBeVisible();
  const details = page.getByRole('region', { name: 'Your details' });
  await expect(details.getByText('Stripe could not show this part.')).toBeVisible();
});

test('where Stripe can show nothing of it, the page says so and tries again; a part that hangs is told of in time', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { url } = await startOwnApp(variablesOf(platformsOwn));
  const account = await createAccount(page, url);
  put(stripe, account, 'enabled');
  await page.goto(`${url}/return/${account}`);
  await untilHeading(page, 'You’re cleared for take-off');
  stripe.state.faults.plan({ kind: 'unavailable', path: '/connect/claim' });
  await page.goto(`${url}/account`);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  stripe.state.faults.clear();

  await page.route('**/connect/frame?component=payouts', () => {});
  await page.clock.install();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(frameOf(page, 'payments').getByText(account)).toBeVisible();
  await page.clock.fastForward(20_000);
  const payouts = page.getByRole('region', { name: 'Payouts' });
  await expect(payouts.getByText('Stripe could not show this part.')).toBeVisible();
  await expect(frameOf(page, 'payments').getByText(account)).toBeVisible();
});

test('Stripe’s notices stand on the home of pilots to whom Stripe requires them, and take no room while there are none', async ({
  page,
  stripe,
  startOwnApp,
}) => {
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  const account = await createAccount(page, url);
  put(stripe, account, 'enabled');
  const notices = page.locator('.embedded');
  for (const home of [url, `${url}/return/${account}`]) {
    put(stripe, account, 'enabled');
    stripe.state.clock.advance(10);
    await page.goto(home);
    await expect(page.locator('iframe[title="Stripe: notification-banner"]')).toBeAttached();
    await expect(notices).toHaveAttribute('data-state', 'shown');
    await expect.poll(async () => (await notices.boundingBox())?.height).toBe(0);
    put(stripe, account, 'past_due');
    await page.reload();
    await expect(
      frameOf(page, 'notification-banner').getByText('Stripe needs more information'),
    ).toBeVisible();
    await expectWellMade(page);
  }
});

test('notices that could not be asked for are told of, and tried again', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  const account = await createAccount(page, url);
  put(stripe, account, 'past_due');
  stripe.state.faults.plan({ kind: 'unavailable', path: '/v1/account_sessions' });
  await page.goto(url);
  await expect(page.getByRole('alert').filter({ hasText: 'could not reach Stripe' })).toBeVisible();
  stripe.state.faults.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(frameOf(page, 'notification-banner').getByText('Stripe needs more information')).toBeVisible();
});
