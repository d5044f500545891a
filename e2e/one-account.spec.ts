import { expect, test, untilShown, withAndWithoutJavaScript } from './fixtures';

withAndWithoutJavaScript(() => {
  test('a double click and a second tab end with one account', async ({ page, stripe }) => {
    stripe.state.faults.plan({ kind: 'latency', ms: 300, path: '/v2/core/accounts' });
    await page.goto('/');
    const other = await page.context().newPage();
    await other.goto('/');
    const press = { noWaitAfter: true };
    await Promise.all([
      page.getByRole('button', { name: 'Create an account!' }).dblclick(press),
      other.getByRole('button', { name: 'Create an account!' }).click(press),
    ]);
    await expect(page.getByText(/^acct_/)).toBeVisible();
    await expect(other.getByText(/^acct_/)).toHaveText(await page.getByText(/^acct_/).innerText());
    expect(stripe.state.accounts.size).toBe(1);
  });

  test('while Stripe is down the pilot reads so, and the next press opens the one account', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(/status of 503/);
    stripe.state.faults.plan({ kind: 'unavailable' });
    await page.goto('/');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'could not reach Stripe' })).toContainText(
      'Nothing was lost',
    );
    stripe.state.faults.clear();
    await page.getByRole('button', { name: 'Create an account!' }).click();
    const account = await page.getByText(/^acct_/).innerText();

    stripe.state.faults.plan({ kind: 'unavailable' });
    await page.goto(`/return/${account}`);
    await expect(page.getByRole('main')).toContainText('Couldn’t refresh. This is what Stripe said last.');
    stripe.state.faults.clear();
    await untilShown(page, page.getByRole('main').filter({ hasNotText: 'Couldn’t refresh' }));
    expect(stripe.state.accounts.size).toBe(1);
  });
});
