import type Stripe from 'stripe';
import { z } from 'zod';
import { ask } from '../stripe';
import type { Value } from './parameters';

/** The one way to it in both Accounts APIs: v2 has none of its own for accounts that are paid by charges. */
export async function setBankAccount(
  stripe: Stripe,
  accountId: string,
  bankAccount: Value,
  idempotencyKey: string,
): Promise<void> {
  const path = `/v1/accounts/${accountId}/external_accounts`;
  const parameters = { external_account: bankAccount, default_for_currency: true };
  await ask(z.object({ id: z.string() }), (options) =>
    stripe.rawRequest('POST', path, parameters, { ...options, idempotencyKey }),
  );
}
