import type Stripe from 'stripe';
import type { AccountsByApi } from './account';
import { AccountsV1 } from './v1';
import { AccountsV2 } from './v2';

export function accountsThrough(stripe: Stripe): AccountsByApi {
  return { v1: new AccountsV1(stripe), v2: new AccountsV2(stripe) };
}
