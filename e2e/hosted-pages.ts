import { expect, type FrameLocator, type Page } from '@playwright/test';

/** The hosted pages' screens for a pilot on their own, as their headings name them. */
const SCREENS = [
  'Get started with Stripe',
  'Confirm it is you',
  'Tell us about your business',
  'Verify your personal details',
  'Add your bank account',
] as const;
type ScreenTitle = (typeof SCREENS)[number];

/** A page of Stripe's, or a frame of its within one of ours. */
type Screens = Page | FrameLocator;

/** Values to type over the test values, by label. */
type Typed = Readonly<Record<string, string>>;

export async function onScreen(page: Screens, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Fills in one screen with its test values, but for those given, and continues. */
export async function fillScreen(page: Screens, title: string, typed: Typed = {}): Promise<void> {
  await onScreen(page, title);
  await page.getByRole('button', { name: 'Use test values' }).click();
  for (const [label, value] of Object.entries(typed))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Goes from the first screen to the one named, which is then shown. */
export async function goTo(page: Page, title: ScreenTitle): Promise<void> {
  for (const screen of SCREENS.slice(0, SCREENS.indexOf(title))) await fillScreen(page, screen);
  await onScreen(page, title);
}

/** Fills in all screens and submits; `details` are typed over the test values of the personal details. */
export async function giveEverything(page: Page, details: Typed = {}): Promise<void> {
  await goTo(page, 'Verify your personal details');
  await fillScreen(page, 'Verify your personal details', details);
  await fillScreen(page, 'Add your bank account');
  await onScreen(page, 'Review and submit');
  await page.getByRole('button', { name: 'Agree and submit' }).click();
  await page.waitForURL('**/return/*');
}

/** Leaves Stripe's form from whichever screen is shown. */
export async function saveForLater(page: Screens): Promise<void> {
  await page.getByRole('button', { name: 'Save for later' }).click();
}
