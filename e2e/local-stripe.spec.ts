import { createAccount, expect, expectHeading, expectNoSidewaysScroll, expectNoViolation } from './fixtures';
import { test } from './told';

test('a press on the local Stripe’s own page is followed by the app’s page that is open', async ({
  told: { app, stripe },
  page,
  context,
}) => {
  const account = await createAccount(page, app.url);
  const stripesPage = await context.newPage();
  const press = (name: string) => stripesPage.getByRole('button', { name, exact: true }).click();
  await stripesPage.goto(stripe.url);
  await press('Verification pending');
  await expect(stripesPage.getByText(`${account} – Verification pending`)).toBeVisible();
  await page.goto(`${app.url}/return/${account}`);
  await expectHeading(page, 'Stripe is checking your details');
  await press('Enabled');
  await expectHeading(page, 'You’re cleared for take-off');
  await press('As Stripe would have it');
  await expect(stripesPage.getByText(`${account} – Details not submitted`)).toBeVisible();
});

test('the local Stripe’s own page is accessible in light and dark, and as narrow as a phone', async ({
  page,
  stripe,
}) => {
  await createAccount(page);
  await page.goto(stripe.url);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolation(page);
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await expectNoSidewaysScroll(page);
  }
});
