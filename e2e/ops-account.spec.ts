import { atStripe } from './account-states';
import { expect, expectHeading, untilShown, withAndWithoutJavaScript } from './fixtures';
import { deliverEvent, stuckAccount, table, test, WITH_TOKEN } from './ops-pages';

withAndWithoutJavaScript(() => {
  test.use(WITH_TOKEN);

  test('an account’s timeline tells its way, its state and its pilot’s other accounts', async ({
    page,
    opsApp,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    atStripe(stripe, accountId).disconnected = true;
    const eventId = await deliverEvent(opsApp, accountId);
    await page.goto(`/ops/${accountId}`);
    const timeline = table(page, 'Timeline, the newest first');
    await untilShown(page, timeline.filter({ hasText: 'disconnected' }));
    await expect(timeline).toContainText('standing: action needed');
    await expect(timeline.getByRole('row').filter({ hasText: eventId })).toContainText('done after 1 try');
    await expect(table(page, 'Its last state')).toContainText(`"id": "${accountId}"`);
    await expect(page.getByText('Accounts v2, ')).toContainText('onboarding hosted, dashboard full');

    await page.goto('/');
    await page.getByRole('button', { name: 'Start again' }).click();
    await expectHeading(page, /Add information/);
    await page.goto(`/ops/${accountId}`);
    const others = table(page, 'Other accounts of the same pilot');
    await expect(others).toContainText('their account now');
    await others.getByRole('link').click();
    await expect(table(page, 'Other accounts of the same pilot')).toContainText(accountId);
  });

  test('an unknown account is said to be unknown', async ({ page }) => {
    await page.goto('/ops/acct_%3Cb%3Eunknown');
    await expectHeading(page, 'No such account');
  });
});
