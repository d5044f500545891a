import type Stripe from 'stripe';
import type { AccountsByApi } from './account';
import { linkOn } from './answers';
import { AccountsV1 } from './v1';
import { AccountsV2 } from './v2';

/** Links may lead to `apiBase` as well, where one is configured. */
export function accountsThrough(stripe: Stripe, apiBase: URL | undefined): AccountsByApi {
  const link = linkOn(apiBase);
  return { v1: new AccountsV1(stripe, link), v2: new AccountsV2(stripe, link) };
}
