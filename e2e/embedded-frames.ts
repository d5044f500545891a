import { expect, type FrameLocator, type Page } from '@playwright/test';
import { fillScreen, onScreen } from './hosted-pages';

type Component =
  | 'account-onboarding'
  | 'account-management'
  | 'notification-banner'
  | 'payments'
  | 'payouts'
  | 'documents';

/** The frame of one of Stripe's components in our page. */
export function frameOf(page: Page, component: Component): FrameLocator {
  return page.frameLocator(`iframe[title="Stripe: ${component}"]`);
}

/** Signs in to Stripe in the window that a component opens; who has been there before gives the code alone. */
export async function signIn(
  page: Page,
  component: Component,
  { isFirst }: { isFirst: boolean },
): Promise<void> {
  const opening = page.waitForEvent('popup');
  await frameOf(page, component).getByRole('button', { name: 'Continue in a new window' }).click();
  const window = await opening;
  const closed = window.waitForEvent('close');
  if (isFirst) await fillScreen(window, 'Get started with Stripe');
  await fillScreen(window, 'Confirm it is you');
  await closed;
}

/** Gives Stripe all from the personal details on, in place, and leaves its form. */
export async function finishInPlace(page: Page): Promise<void> {
  const form = frameOf(page, 'account-onboarding');
  await fillScreen(form, 'Verify your personal details');
  await fillScreen(form, 'Add your bank account');
  await onScreen(form, 'Review and submit');
  await form.getByRole('button', { name: 'Agree and submit' }).click();
  await expect(page).toHaveURL(/\/return\/acct_/);
}
