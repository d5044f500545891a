import { ApiError, accountInvalid, invalidRequest } from '../errors';
import type { AccountRecord } from '../model/account';
import { findAccountV1 } from './accounts/find';
import type { ApiContext } from './context';
import type { ApiRequest } from './request';

/** What connected accounts have of their own, or Stripe refuses them: neither is modelled. */
const platformsOnly = [
  '/v1/webhook_endpoints',
  '/v1/events',
  '/v2/core/account_links',
  '/v2/core/event_destinations',
  '/v2/core/events',
];

/**
 * The account for which a platform asks by a header. Throws v1's 403 where it is not connected to the platform, and
 * Stripe's refusal of what nobody can ask for another.
 */
export function accountAskedFor(
  platform: ApiContext,
  { method, path, headers }: ApiRequest,
): AccountRecord | undefined {
  const accountId = headers['stripe-context'] ?? headers['stripe-account'];
  // That a platform may name itself is inferred.
  if (!accountId || accountId === `acct_${platform.platform}`) return undefined;
  const account = findAccountV1(platform, accountId);
  if (!account) throw accountInvalid(platform.secretKey, accountId);
  if (method === 'POST' && /^\/(v1|v2\/core)\/accounts$/.test(path))
    throw new ApiError(403, {
      type: 'invalid_request_error',
      message: 'Connect platforms cannot create new accounts on behalf of their connected accounts.',
    });
  if (platformsOnly.some((beginning) => path.startsWith(beginning)))
    throw invalidRequest(`The local Stripe does not model ${path} of connected accounts.`);
  return account;
}
