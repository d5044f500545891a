import { createAccount, expect, expectHeading, test, toDo, withAndWithoutJavaScript } from './fixtures';
import { fillScreen, giveEverything, goTo, saveForLater } from './hosted-pages';

withAndWithoutJavaScript(() => {
  test('a pilot creates an account, gives everything, and is cleared for take-off', async ({
    page,
    stripe,
  }) => {
    await page.goto('/');
    await expect(page).toHaveTitle('Get ready for take off – Rocket Rides');
    await expectHeading(page, 'Get ready for take off');
    await expect(page.getByRole('main')).toContainText(
      'join our team of pilots to help people travel faster.',
    );

    const account = await createAccount(page);
    expect([...stripe.state.accounts.keys()]).toEqual([account]);
    await expect(page.getByRole('main')).toContainText('Rocket Rides partners with Stripe to pay you');

    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page);
    await expect(page).toHaveURL(`/return/${account}`);
    await expectHeading(page, 'You’re cleared for take-off');
    expect(stripe.state.log.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v2/core/accounts',
      `GET /v2/core/accounts/${account}`,
      'POST /v2/core/account_links',
      `GET /v2/core/accounts/${account}`,
    ]);
  });

  test('“Save for later” is not success: what is missing is listed, and the pilot continues', async ({
    page,
  }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await goTo(page, 'Add your bank account');
    await saveForLater(page);

    await expectHeading(page, 'You’re not finished yet');
    await expect(toDo(page)).toContainText([
      'Your bank account for payouts',
      'Your agreement to Stripe’s terms',
    ]);
    await page.getByRole('button', { name: 'Continue at Stripe' }).click();
    await fillScreen(page, 'Confirm it is you');
    await fillScreen(page, 'Add your bank account');
    await page.getByRole('button', { name: 'Agree and submit' }).click();
    await expectHeading(page, 'You’re cleared for take-off');
  });

  test('“Save for later” on the very first screen lists all that is missing', async ({ page }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await saveForLater(page);
    await expectHeading(page, 'You’re not finished yet');
    await expect(page.getByRole('main')).not.toContainText(
      /business_|individual\.|representative\.|requirements\.|past_due/,
    );
  });

  test('reloading changes nothing at any step', async ({ page, stripe }) => {
    const account = await createAccount(page);
    await page.reload();
    await expect(page.getByText(account)).toBeVisible();
    await page.getByRole('button', { name: 'Add information' }).click();
    await goTo(page, 'Tell us about your business');
    await page.reload();
    await expectHeading(page, 'Tell us about your business');
    await saveForLater(page);
    await expect(page).toHaveURL(`/return/${account}`);
    await page.reload();
    await expectHeading(page, 'You’re not finished yet');
    expect(stripe.state.accounts.size).toBe(1);
  });

  test('a pilot who closes the tab continues where they were, with the same account', async ({
    page,
    stripe,
  }) => {
    const account = await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await goTo(page, 'Add your bank account');
    await page.close();

    const later = await page.context().newPage();
    await later.goto('/');
    await expect(later.getByText(account)).toBeVisible();
    await later.getByRole('button', { name: 'Continue at Stripe' }).click();
    await fillScreen(later, 'Confirm it is you');
    await expectHeading(later, 'Add your bank account');
    expect(stripe.state.accounts.size).toBe(1);
  });

  test('back from Stripe’s page by the Back button, nothing is stuck', async ({ page }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await expectHeading(page, 'Get started with Stripe');
    await page.goBack();
    const button = page.getByRole('button', { name: /Add information|Continue at Stripe/ });
    await expect(button).toBeEnabled();
    await button.click();
    await expectHeading(page, 'Get started with Stripe');
  });
});
