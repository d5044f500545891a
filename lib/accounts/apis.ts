import type Stripe from 'stripe';
import type { AccountsByApi } from './account';
import { AccountsV1 } from './v1';
import { AccountsV2 } from './v2';

/** Links may lead to `apiBase` as well, where one is configured. */
export function accountsThrough(stripe: Stripe, apiBase: URL | undefined): AccountsByApi {
  return { v1: new AccountsV1(stripe, apiBase), v2: new AccountsV2(stripe, apiBase) };
}
