import type { App } from './app';
import { createAccount, expect, expectHeading, toDo } from './fixtures';
import { fillScreen, giveEverything, goTo, saveForLater } from './hosted-pages';
import type { LocalStripe } from './stripe/server';
import { Delivery } from './stripe/webhooks';
import { test as base } from './told';

/** With the app that is told of everything in the place of the one that is told nothing. */
const test = base.extend<object, { app: App; localStripe: LocalStripe }>({
  app: [({ told }, use) => use(told.app), { scope: 'worker' }],
  localStripe: [({ told }, use) => use(told.stripe), { scope: 'worker' }],
});

const deliveries = {
  'as they come': {},
  early: { early: true },
  late: { after: 700 },
  doubled: { times: 2 },
  'early and doubled': { early: true, times: 2 },
};

/** Waits until an event has had the app ask Stripe again. */
async function askedByEvent(stripe: LocalStripe, after: () => Promise<void>): Promise<void> {
  stripe.state.log.clear();
  await after();
  await expect.poll(() => stripe.state.log.entries.filter(({ method }) => method === 'GET')).not.toEqual([]);
}

/** Each way to come back, with the test values that lead to it and what is true after the pilot's last press. */
const ways: [heading: string | RegExp, details: Record<string, string>][] = [
  ['You’re cleared for take-off', {}],
  ['Stripe is checking your details', { 'Year of birth': '1901' }],
  [/Stripe is checking your details|Not ready yet/, { 'Year of birth': '1900' }],
];

for (const [how, delivery] of Object.entries(deliveries))
  test.describe(`with events ${how}`, () => {
    // Without JavaScript nothing mends what the page said first.
    test.use({ javaScriptEnabled: false });
    test.beforeEach(({ stripe }) => {
      stripe.state.webhooks.delivery = Delivery.parse(delivery);
    });

    for (const [heading, details] of ways)
      test(`a pilot comes back to what is true after their last press: ${heading}`, async ({ page }) => {
        await createAccount(page);
        await page.getByRole('button', { name: 'Add information' }).click();
        await giveEverything(page, details);
        await expectHeading(page, heading);
      });

    test('a pilot who reads before they agree is not told what was so before', async ({ page, stripe }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await goTo(page, 'Add your bank account');
      await askedByEvent(stripe, async () => {
        await fillScreen(page, 'Add your bank account');
        await expectHeading(page, 'Review and submit');
      });
      await page.getByRole('button', { name: 'Agree and submit' }).click();
      await expectHeading(page, 'You’re cleared for take-off');
    });

    test('a pilot who saves for later sees what they gave last as given', async ({ page, stripe }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await goTo(page, 'Verify your personal details');
      await askedByEvent(stripe, () => fillScreen(page, 'Verify your personal details'));
      await saveForLater(page);
      await expectHeading(page, 'You’re not finished yet');
      await expect(toDo(page)).toContainText([
        'Your bank account for payouts',
        'Your agreement to Stripe’s terms',
      ]);
    });
  });
