import type { Page } from '@playwright/test';
import { createAccount } from './fixtures';
import type { AccountRecord } from './stripe/model/account';
import { type AccountStateName, putInto } from './stripe/model/account-states';
import type { LocalStripe } from './stripe/server';

/** What Stripe knows of an account, for a test to change. Throws where there is no such account. */
export function atStripe(stripe: LocalStripe, accountId: string): AccountRecord {
  const record = stripe.state.accounts.get(accountId);
  if (!record) throw new Error(`There is no account ${accountId} at Stripe.`);
  return record;
}

/** Puts an account into a state, of which Stripe's events tell as of any other change. */
export function put(stripe: LocalStripe, accountId: string, state: AccountStateName): void {
  putInto(atStripe(stripe, accountId), state, stripe.state.clock.now);
}

/** Has a new pilot of the app at `url` with an account in that state look where they stand; gives the account's ID. */
export async function pilotIn(
  page: Page,
  stripe: LocalStripe,
  state: AccountStateName,
  url = '/',
): Promise<string> {
  const accountId = await createAccount(page, url);
  put(stripe, accountId, state);
  await page.goto(new URL(`/return/${accountId}`, page.url()).href);
  return accountId;
}
