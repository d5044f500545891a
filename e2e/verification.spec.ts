import { atStripe, pilotIn, put } from './account-states';
import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  toDo,
  untilHeading,
  withAndWithoutJavaScript,
} from './fixtures';
import { fillScreen, giveEverything } from './hosted-pages';
import { CHECK_SECONDS, stateOf } from './stripe/model/verification';

withAndWithoutJavaScript(() => {
  test('while Stripe is checking the pilot reads so, and later that it is done', async ({ page, stripe }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page, { 'Year of birth': '1901' });
    await expectHeading(page, 'Stripe is checking your details');

    stripe.state.clock.advance(CHECK_SECONDS);
    await untilHeading(page, 'You’re cleared for take-off');
  });

  test('a pilot who could not be verified is asked for a document, and told again when it fails', async ({
    page,
    stripe,
  }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page, {
      'Year of birth': '1901',
      'Last four digits of your Social Security number': '1111',
    });
    stripe.state.clock.advance(CHECK_SECONDS);
    await untilHeading(page, 'Stripe needs something more from you');
    await expect(toDo(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Continue at Stripe' }).click();
    await fillScreen(page, 'Confirm it is you');
    await page.getByLabel('Document').selectOption('file_identity_document_failure');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Document').selectOption('file_identity_document_success');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectHeading(page, 'You’re cleared for take-off');
  });

  test('a rejected pilot reads it plainly, and can’t go round in circles', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(409));
    const account = await pilotIn(page, stripe, 'rejected_fraud');
    await expectHeading(page, 'Stripe can’t support this account');
    await expect(page.getByRole('main')).not.toContainText('fraud');
    await expect(page.getByRole('button', { name: /Stripe|information/ })).toHaveCount(0);

    await page.goto(`/refresh/${account}`);
    await expectHeading(page, 'We could not take you back to Stripe');
    await page.getByRole('link', { name: 'See where your account stands' }).click();
    await expect(page).toHaveURL(`/return/${account}`);
  });

  test('a match on a sanctions list reads as a check, never by its name', async ({ page }) => {
    await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await giveEverything(page, { 'Year of birth': '1900' });
    await expectHeading(page, /Stripe is checking your details|Not ready yet/);
    await expect(page.getByRole('main')).not.toContainText(/listed|sanction/);
  });

  test('nothing due is not yet ready, and what is only eventually due keeps nobody waiting', async ({
    page,
    stripe,
  }) => {
    const account = await pilotIn(page, stripe, 'other');
    await expectHeading(page, 'Not ready yet');

    put(stripe, account, 'enabled');
    const { requirements } = stateOf(atStripe(stripe, account), stripe.state.clock.now);
    expect(requirements).toMatchObject({ currently_due: [], eventually_due: ['individual.id_number'] });
    await untilHeading(page, 'You’re cleared for take-off');
  });
});
