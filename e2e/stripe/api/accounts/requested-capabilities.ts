import { type ApiError, invalidRequest } from '../../errors';
import type { AccountsApi } from '../../model/account';
import type { ApiContext } from '../context';

/** Throws Stripe's 400 for capabilities, by v1's names, that accounts of this platform can't have together. */
export function checkRequested({ state }: ApiContext, requested: readonly string[], api: AccountsApi): void {
  const { transfersAlone } = state.platform;
  const transfers = requested.includes('transfers');
  const cardPayments = requested.includes('card_payments');
  // In v2 a merchant's card payments bring what v1 calls transfers.
  if (api === 'v1' && cardPayments && !transfers)
    throw invalidRequest(
      'Accounts do not currently support `card_payments` without `transfers`. Please visit https://stripe.com/docs/connect/account-capabilities#card-payments for more details.',
    );
  if (transfers && !cardPayments && transfersAlone !== 'approved') throw refusals[api](transfersAlone);
}

/** Throws for what an account under the recipient service agreement can't ask for; the words are inferred. */
export function checkPaidAlone(requested: readonly string[]): void {
  const other = requested.find((name) => name !== 'transfers');
  if (other)
    throw invalidRequest(
      `Accounts under the \`recipient\` service agreement cannot request the \`${other}\` capability.`,
      { param: `capabilities[${other}][requested]` },
    );
}

const refusals: Record<AccountsApi, (how: 'refused' | 'refused_in_country') => ApiError> = {
  v1: () =>
    invalidRequest(
      'Your platform needs approval for accounts to have requested the `transfers` capability without the `card_payments` capability. If you would like to request `transfers` without requesting `card_payments`, please contact us via https://support.stripe.com/contact',
    ),
  // The words are inferred from reports of what they name.
  v2: (how) =>
    invalidRequest(
      'The capability `configuration.recipient.capabilities.stripe_balance.stripe_transfers` cannot be requested without `configuration.merchant.capabilities.card_payments`.',
      {
        code: `capability_not_available_without_other_capability${how === 'refused' ? '' : '_in_country'}`,
        param: 'configuration.recipient.capabilities.stripe_balance.stripe_transfers',
      },
    ),
};
