import type { Page } from '@playwright/test';
import { expect, expectWellMadeEverywhere, untilShown, withAndWithoutJavaScript } from './fixtures';
import { failedEvent, stuckAccount, table, test, WITH_TOKEN } from './ops-pages';

/** How many pilots a row counts. */
async function count(page: Page, row: string): Promise<number> {
  const cell = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
  return Number(await cell.getByRole('cell').first().innerText());
}

withAndWithoutJavaScript(() => {
  test.use(WITH_TOKEN);

  test('who is stuck stands there with Stripe’s raw reasons, and nowhere else', async ({ page, stripe }) => {
    await page.goto('/ops');
    const before = await count(page, 'action needed');
    const accountId = await stuckAccount(page, stripe);
    expect(await page.content()).not.toContain('requirements.past_due');
    await page.goto('/ops');
    expect(await count(page, 'action needed')).toBe(before + 1);
    expect(await count(page, 'Account created')).toBeGreaterThan(before);
    const row = table(page, 'Stuck accounts').getByRole('row').filter({ hasText: accountId });
    await expect(row).toContainText('requirements.past_due');
    await expect(row).toContainText('A photo of your ID identity.individual.documents.primary_verification');

    await page.getByRole('link', { name: 'checking' }).click();
    await expect(page.getByRole('heading', { name: 'Accounts: checking' })).toBeVisible();
    await expect(page.getByText(accountId)).toHaveCount(0);
    await page.getByRole('link', { name: 'action needed' }).click();
    await expect(page.getByRole('link', { name: 'action needed' })).toHaveAttribute('aria-current', 'true');
    await expect(table(page, 'Accounts: action needed').getByText(accountId)).toBeVisible();
  });

  test('those who began this week stand in its row, as far as they are', async ({ page, stripe }) => {
    const thisWeek = table(page, 'By the week in which they began').getByRole('row').nth(1);
    const counts = async () => (await thisWeek.getByRole('cell').allInnerTexts()).map(Number);
    await page.goto('/ops');
    const [pressed = 0, created = 0, details = 0, payable] = await counts();
    await stuckAccount(page, stripe);
    await page.goto('/ops');
    expect(await counts()).toEqual([pressed + 1, created + 1, details + 1, payable]);
  });

  test('an event that failed says why, and is done when it is tried again', async ({
    page,
    opsApp,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    const eventId = await failedEvent(page, opsApp, stripe, accountId);
    const row = table(page, 'Events that failed').getByRole('row').filter({ hasText: eventId });
    await expect(row).toContainText('account.updated');
    await expect(row).toContainText(accountId);
    await expect(row).toContainText('stripe_unavailable');

    const tryAgain = page.getByRole('button', { name: `Try again ${eventId}` });
    await tryAgain.click();
    await expect(page.getByRole('status')).toHaveText(
      `${eventId} was tried again: not done, stripe_unavailable.`,
    );
    stripe.state.faults.clear();
    await tryAgain.click();
    await expect(page.getByRole('status')).toHaveText(`${eventId} was tried again: it is done.`);
    await expect(row).toHaveCount(0);
  });

  test('all that wait are tried again with one button', async ({ page, opsApp, stripe }) => {
    const accountId = await stuckAccount(page, stripe);
    const eventIds = [
      await failedEvent(page, opsApp, stripe, accountId),
      await failedEvent(page, opsApp, stripe, accountId),
    ];
    stripe.state.faults.clear();
    await page.getByRole('button', { name: 'Try all again now' }).click();
    await expect(page.getByRole('status')).toContainText('All waiting events are being tried again');
    await page.goto(`/ops/${accountId}`);
    for (const eventId of eventIds) {
      const row = page.getByRole('row').filter({ hasText: eventId });
      await untilShown(page, row.filter({ hasText: 'done after 2 tries' }));
    }
  });
});

test.describe('the pages', () => {
  test.use(WITH_TOKEN);

  test('are accessible in light and dark, and tables scroll inside themselves on a phone', async ({
    page,
    opsApp,
    stripe,
  }) => {
    const accountId = await stuckAccount(page, stripe);
    const eventId = await failedEvent(page, opsApp, stripe, accountId);
    for (const path of [
      '/ops',
      `/ops?standing=action_needed&retried=${eventId}`,
      `/ops/${accountId}`,
      '/ops/acct_unknown',
    ]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(path);
      await expectWellMadeEverywhere(page);
    }
    await page.goto('/ops');
    const events = table(page, 'Events that failed');
    await events.focus();
    await expect(events).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => events.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });

  test('show on a phone on what accounts are stuck, without scrolling sideways', async ({ page, stripe }) => {
    const accountId = await stuckAccount(page, stripe);
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto('/ops?standing=action_needed');
    const stuck = table(page, 'Accounts: action needed');
    const row = stuck.getByRole('row').filter({ hasText: accountId });
    await row.getByText('documents.primary_verification').first().scrollIntoViewIfNeeded();
    await expect(row.getByText('documents.primary_verification').first()).toBeInViewport();
    expect(await stuck.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  test('say so where the address means nothing, and go on', async ({ page }) => {
    await page.goto(
      '/ops?standing=nonsense&after=0_&events_after=99999999999999999_evt_1&retried=evt_unknown',
    );
    await expect(page.getByRole('heading', { name: 'Stuck accounts' })).toBeVisible();
    await page.goto('/ops?after=9999999999999999_acct_z&events_after=9999999999999999_evt_z');
    await expect(page.getByText('No more accounts.')).toBeVisible();
    await page.getByRole('link', { name: 'First accounts' }).click();
    await expect(page).toHaveURL(/\/ops\?events_after=/);
  });
});
