import type { Locator, Page } from '@playwright/test';

/** The address of choices other than the configured ones, which Stripe accepts. */
export const EXPRESS =
  '/setup?onboarding=hosted&dashboard=express&charges=destination&fees=platform&losses=platform';

/** The same of choices with which the platform collects what Stripe requires, by this app's own form. */
export const BY_API = '/setup?onboarding=api&dashboard=none&charges=direct&fees=platform&losses=platform';

export const verdict = (page: Page): Locator =>
  page.getByRole('heading', { name: /^These choices (don’t )?go together$/ });
export const code = (page: Page, label: string): Locator =>
  page.getByRole('region', { name: label, exact: true });
export const option = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true });
