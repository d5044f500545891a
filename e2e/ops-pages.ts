import type { Locator, Page } from '@playwright/test';
import { pilotIn } from './account-states';
import type { App } from './app';
import { test as base, expect, expectHeading, OPS_TOKEN, untilShown, WEBHOOK_SECRETS } from './fixtures';
import type { LocalStripe } from './stripe/server';
import { accountUpdated, deliver } from './webhook-delivery';

/** What a browser sends once it was given the token. */
export const WITH_TOKEN = { httpCredentials: { username: 'ops', password: OPS_TOKEN } };

/** Its pages are those of `opsApp`. */
export const test = base.extend({ baseURL: ({ opsApp }, use) => use(opsApp.url) });

export const table = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Opens an account in a browser of its own pilot, and has Stripe ask for something more. */
export async function stuckAccount(page: Page, stripe: LocalStripe): Promise<string> {
  await page.context().clearCookies();
  const accountId = await pilotIn(page, stripe, 'past_due');
  await expectHeading(page, 'Stripe needs something more from you');
  return accountId;
}

/** Delivers an event about an account, and gives its ID. */
export async function deliverEvent(app: App, accountId: string): Promise<string> {
  const { id, body } = accountUpdated(accountId);
  const answer = await deliver(app.url, body, WEBHOOK_SECRETS[0]);
  expect(await answer.json()).toMatchObject({ result: 'stored' });
  return id;
}

/** Delivers an event that can't be processed, and waits until /ops shows it as failed. */
export async function failedEvent(
  page: Page,
  app: App,
  stripe: LocalStripe,
  accountId: string,
): Promise<string> {
  stripe.state.faults.plan({ kind: 'unavailable' });
  const eventId = await deliverEvent(app, accountId);
  await page.goto('/ops');
  await untilShown(page, page.getByRole('rowheader', { name: eventId }));
  return eventId;
}
