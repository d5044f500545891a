import { atStripe, put } from './account-states';
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
    await expect(page.getByRole('button', { name: 'Ask Stripe now' })).toHaveCount(0);
    await others.getByRole('link').click();
    await expect(table(page, 'Other accounts of the same pilot')).toContainText(accountId);
    await expect(page.getByRole('button', { name: 'Ask Stripe now' })).toBeVisible();
  });

  test('Stripe is asked with one button, whoever asked last, and it is said where it can’t be', async ({
    page,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    put(stripe, accountId, 'enabled');
    await page.goto(`/ops/${accountId}`);
    const standing = page.getByRole('definition').first();
    await expect(standing).toContainText('action needed');
    await page.getByRole('button', { name: 'Ask Stripe now' }).click();
    await expect(page.getByRole('status')).toHaveText('Stripe was asked: this is what it said.');
    await expect(standing).toContainText('ready');
    stripe.state.faults.plan({ kind: 'unavailable' });
    await page.getByRole('button', { name: 'Ask Stripe now' }).click();
    await expect(page.getByRole('status')).toHaveText(
      'Stripe could not be asked, stripe_unavailable: this is what it said last.',
    );
    await expect(standing).toContainText('ready');
  });

  test('a pasted ID, or the Dashboard’s address with it, leads to the account', async ({ page, stripe }) => {
    const accountId = await stuckAccount(page, stripe);
    for (const pasted of [
      ` ${accountId} `,
      `https://dashboard.stripe.com/connect/accounts/${accountId}/activity`,
    ]) {
      await page.goto('/ops');
      await page.getByLabel('Find an account by its ID').fill(pasted);
      await page.getByRole('button', { name: 'Find' }).click();
      await expectHeading(page, accountId);
    }
    await expect(page.getByRole('link', { name: 'Open this app’s Stripe' })).toHaveAttribute(
      'href',
      `${stripe.url}/`,
    );
  });

  test('what is none of ours, or no account’s ID at all, is said to be so', async ({ page }) => {
    await page.goto('/ops');
    await page.getByLabel('Find an account by its ID').fill('acct_ofAnotherPlatform');
    await page.getByRole('button', { name: 'Find' }).click();
    await expectHeading(page, 'No such account');
    await page.getByLabel('Find an account by its ID').fill('cus_123');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByRole('status')).toHaveText(
      'There was no account’s ID in that: one begins with acct_.',
    );
  });

  test('an unknown account is said to be unknown', async ({ page }) => {
    await page.goto('/ops/acct_%3Cb%3Eunknown');
    await expectHeading(page, 'No such account');
  });
});

test.describe('a time', () => {
  test.use({ ...WITH_TOKEN, timezoneId: 'Asia/Kathmandu' });

  test('is told in the reader’s zone, and in UTC before there is JavaScript', async ({
    page,
    request,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    const html = await (await request.get(`/ops/${accountId}`)).text();
    expect(html).toMatch(/<time [^>]*>[^<]*(<!-- -->)? \(UTC\)<\/time>/);
    await page.goto(`/ops/${accountId}`);
    const time = page.getByRole('definition').first().locator('time');
    await expect(time).not.toContainText('UTC');
    const at = new Date((await time.getAttribute('datetime')) ?? '');
    const there = { timeZone: 'Asia/Kathmandu', dateStyle: 'medium', timeStyle: 'medium' } as const;
    await expect(time).toHaveText(new Intl.DateTimeFormat('en', there).format(at));
  });
});
