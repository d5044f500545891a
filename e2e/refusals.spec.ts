import { expect, failedRequest, withAndWithoutJavaScript } from './fixtures';
import { test, WITH_TOKEN } from './ops-pages';

withAndWithoutJavaScript(() => {
  test.use(WITH_TOKEN);
  test.beforeEach(({ mayComplain }) => {
    mayComplain.push(failedRequest(502));
  });

  for (const [what, step, says] of [
    ['a profile that is not filled in', 'connect_profile_not_submitted', 'profile is not filled in yet'],
    ['an account that is not activated', 'account_create_activation_required', 'is not activated yet'],
  ] as const)
    test(`of ${what}, the pilot reads that it is not their fault, and the platform’s people what to do`, async ({
      page,
      stripe,
    }) => {
      stripe.state.platform.missing = [step];
      await page.goto('/');
      await page.getByRole('button', { name: 'Create an account!' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'This is not your fault' })).toBeVisible();
      await page.goto('/ops');
      const refusal = page.locator('#refusals').getByRole('listitem').filter({ hasText: says });
      await expect(refusal.getByRole('link', { name: 'https://dashboard.stripe.com/' })).toBeVisible();
      await expect(refusal.getByRole('link', { name: /^req_/ })).toBeVisible();
    });

  test('the permission that a restricted key lacks is named', async ({ page, stripe }) => {
    stripe.state.platform.forbidden = ['/v2/core/accounts'];
    await page.goto('/');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This is not your fault' })).toBeVisible();
    await page.goto('/ops');
    await expect(page.locator('#refusals')).toContainText('without the permission v2_account_storer_write');
  });

  test('a refusal that is not known is told by Stripe’s code and request', async ({ page, stripe }) => {
    const error = { type: 'invalid_request_error', code: 'brand_new_code', message: 'Not today.' };
    stripe.state.faults.plan({
      kind: 'answer',
      status: 400,
      body: JSON.stringify({ error }),
      method: 'POST',
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This is not your fault' })).toBeVisible();
    await expect(page.getByText('Not today')).toHaveCount(0);
    await page.goto('/ops');
    const refusal = page.locator('#refusals').getByRole('listitem').filter({ hasText: 'brand_new_code' });
    await expect(refusal.getByRole('link', { name: /^req_/ })).toBeVisible();
  });
});
