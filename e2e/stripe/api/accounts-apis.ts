import { type ApiError, invalidRequest } from '../errors';
import type { AccountsApi } from '../model/account';
import type { ApiContext } from './context';

export function apiOf(path: string): AccountsApi {
  return path.startsWith('/v2/') ? 'v2' : 'v1';
}

const refusals: Record<AccountsApi, () => ApiError> = {
  v1: () =>
    invalidRequest(
      "Stripe no longer recommends Accounts v1 for new Connect integrations. Create connected accounts with POST /v2/core/accounts instead: https://docs.stripe.com/api/v2/core/accounts. Read more about Accounts v2: https://docs.stripe.com/connect/accounts-v2/account-creation. If your integration requires v1 account creation for a supported compatibility scenario, enable Accounts v1 support in the Dashboard: https://dashboard.stripe.com/settings/features/feat_accounts_v1_support. For agent-based integrations, use Stripe's current best-practices skill: npx skills add stripe/ai.",
    ),
  v2: () =>
    invalidRequest('Accounts v2 is not enabled for your platform.', { code: 'accounts_v2_access_blocked' }),
};

/** Throws Stripe's 400 where the platform does not have it. */
export function requireAccountsApi({ state }: ApiContext, api: AccountsApi): void {
  if (!state.accountsApis.has(api)) throw refusals[api]();
}
