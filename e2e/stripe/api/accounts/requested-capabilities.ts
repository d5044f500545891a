import { type ApiError, invalidRequest } from '../../errors';
import type { AccountRecord, AccountsApi } from '../../model/account';
import { accountCountries } from '../../model/countries';
import { textAt } from '../../model/given';
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

/** Whether an account is on the recipient agreement: by its terms, or as in its country there is no other. */
function isPaidAlone({ country, given }: Pick<AccountRecord, 'country' | 'given'>): boolean {
  const countries: readonly string[] = accountCountries;
  return textAt(given, 'tos_acceptance.service_agreement') === 'recipient' || !countries.includes(country);
}

/** Throws for what an account under the recipient service agreement can't ask for; the words are inferred. */
export function checkPaidAlone(
  account: Pick<AccountRecord, 'country' | 'given'>,
  requested: readonly string[],
  api: AccountsApi,
): void {
  const other = requested.find((name) => name !== 'transfers');
  if (other === undefined || !isPaidAlone(account)) return;
  const param = { v1: `capabilities[${other}][requested]`, v2: 'configuration.merchant' }[api];
  throw invalidRequest(
    `Accounts under the \`recipient\` service agreement cannot request the \`${other}\` capability.`,
    { param },
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
