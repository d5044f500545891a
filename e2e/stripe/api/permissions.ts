import { ApiError, concealed } from '../errors';
import type { ApiRequest } from './request';

/** What a restricted key can be given, by Stripe's API permissions reference; some labels are inferred. */
const permissions: readonly { of: RegExp; name: string; label: string }[] = [
  { of: /^\/v1\/account$/, name: 'accounts_kyc_basic', label: 'Basic Business Contact Information' },
  { of: /^\/v1\/account_links/, name: 'account_link', label: 'Account Links' },
  { of: /^\/v1\/account_sessions/, name: 'account_session', label: 'Account Sessions' },
  { of: /^\/v1\/accounts\/\w+\/login_links/, name: 'edit_link', label: 'Login Links' },
  { of: /^\/v1\/files/, name: 'file', label: 'Files' },
  { of: /^\/v1\/tokens/, name: 'token', label: 'Tokens' },
  { of: /^\/v1\/balance/, name: 'balance', label: 'Balance' },
  { of: /^\/v1\/webhook_endpoints/, name: 'webhook', label: 'Webhook Endpoints, Event Destinations' },
  { of: /^\/v1\//, name: 'connected_account', label: 'Accounts' },
  { of: /^\/v2\/core\/event_destinations/, name: 'hzn_event_destination', label: 'Event Destinations' },
  { of: /^\/v2\/core\/account_tokens/, name: 'v2_core_account_token', label: 'Account Tokens v2' },
  {
    of: /^\/v2\/core\/accounts\/\w+\/person_tokens/,
    name: 'v2_core_account_person_token',
    label: 'Person Tokens v2',
  },
  { of: /^\/v2\//, name: 'v2_account_storer', label: 'Accounts v2' },
];

/** The permission that a request needs, by its name and by what the Dashboard calls it. */
function permissionFor({ method, path }: ApiRequest): { name: string; label: string } {
  const { name, label } = permissions.find(({ of }) => of.test(path)) ?? { name: 'all', label: 'All' };
  return method === 'GET'
    ? { name: `${name}_read`, label: `${label} Read` }
    : { name: `${name}_write`, label: `${label} Write` };
}

/** Whether a key may not ask that, to which is `forbidden` what begins a path, or is the name of a permission. */
export function isForbidden(request: ApiRequest, forbidden: readonly string[]): boolean {
  const { name } = permissionFor(request);
  return forbidden.some((one) => one === name || (one.startsWith('/') && request.path.startsWith(one)));
}

/** Stripe's 403, of both APIs, for a restricted key that was not given what the request needs. */
export function missingPermission(
  request: ApiRequest,
  { secretKey, platform }: { secretKey: string; platform: string },
): ApiError {
  const { name, label } = permissionFor(request);
  return new ApiError(403, {
    type: 'invalid_request_error',
    code: 'more_permissions_required',
    message:
      `Permission denied. The provided key '${concealed(secretKey)}' does not have the required permissions for ` +
      `this endpoint on account 'acct_${platform}'. Enabling "${label}" ('${name}') permissions on this key would ` +
      'allow this request to continue. You can edit permissions at https://dashboard.stripe.com/apikeys.',
  });
}
