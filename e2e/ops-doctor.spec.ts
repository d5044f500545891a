import { TEST_KEY } from './app';
import { expect, expectHeading, expectWellMade } from './fixtures';
import { test, WITH_TOKEN } from './ops-pages';

test.use(WITH_TOKEN);

test('the doctor’s list stands there too, opens nothing, and shows no secret', async ({ page, stripe }) => {
  await page.goto('/ops/doctor');
  await expectHeading(page, 'Doctor');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(TEST_KEY);
  await expectWellMade(page);
  expect(stripe.state.accounts.size).toBe(0);
});
