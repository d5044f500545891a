import { atStripe } from './account-states';
import { expect, expectHeading, test, withAndWithoutJavaScript } from './fixtures';

withAndWithoutJavaScript(() => {
  for (const api of ['v1', 'v2'] as const)
    test(`an e-mail address that a pilot gives goes to Stripe before its first link, on ${api}, and nowhere else`, async ({
      page,
      stripe,
      app,
      v1App,
    }) => {
      const { url } = api === 'v1' ? v1App : app;
      await page.goto(url);
      await page.getByLabel('Email address').fill('jenny.rosen@example.com');
      await page.getByRole('button', { name: 'Create an account!' }).click();
      await expectHeading(page, 'Add information to start accepting money');
      const account = await page.getByText(/^acct_/).innerText();
      expect(atStripe(stripe, account).email).toBe('jenny.rosen@example.com');
      expect(await page.content()).not.toContain('jenny.rosen');
      expect((api === 'v1' ? v1App : app).output()).not.toContain('jenny.rosen');
      await page.getByRole('button', { name: 'Add information' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Get started with Stripe' })).toBeVisible();
      await expect(page.getByLabel('E-mail address')).toHaveValue('jenny.rosen@example.com');
    });

  test('one that is not complete is not sent, and nothing is opened', async ({ page, stripe }) => {
    await page.goto('/');
    await page.getByLabel('Email address').fill('jenny@example');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.locator('#email:invalid')).toBeFocused();
    expect(stripe.state.accounts.size).toBe(0);
    await page.getByLabel('Email address').fill('');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expectHeading(page, 'Add information to start accepting money');
  });
});
