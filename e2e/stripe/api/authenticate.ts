import { createHash } from 'node:crypto';
import { ApiError, concealed } from '../errors';
import type { PlatformSettings } from '../model/platform';
import { isForbidden, missingPermission } from './permissions';
import type { ApiRequest } from './request';

type Caller = { secretKey: string; livemode: boolean; platform: string };

/**
 * Whose key an Authorization header carries: every well-formed key is some platform's, but for those with `invalid`
 * in them. Throws Stripe's 401, and its 403 for a publishable key.
 */
export function authenticate(authorization: string | undefined): Caller {
  const secretKey = keyIn(authorization ?? '');
  if (!secretKey)
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  const [, kind, mode, rest] = /^(sk|rk|pk)_(test|live)_(\w+)$/.exec(secretKey) ?? [];
  if (!mode || !rest || rest.includes('invalid'))
    throw unauthorized(`Invalid API Key provided: ${concealed(secretKey)}`);
  if (kind === 'pk')
    throw new ApiError(403, {
      type: 'invalid_request_error',
      code: 'secret_key_required',
      message:
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    });
  return {
    secretKey,
    livemode: mode === 'live',
    platform: createHash('sha256').update(rest).digest('hex').slice(0, 16),
  };
}

/** As a Bearer token, or as the user's name of HTTP Basic, which `curl -u` and old SDKs send with no password. */
function keyIn(authorization: string): string | undefined {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) +(\S+) *$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return credentials;
  return Buffer.from(credentials, 'base64').toString().split(':')[0];
}

/** Throws Stripe's 401 where the platform's key was revoked, and its 403 where it may not ask for that. */
export function admit({ keyRevoked, forbidden }: PlatformSettings, caller: Caller, asked: ApiRequest): void {
  if (keyRevoked)
    throw unauthorized(`Expired API Key provided: ${concealed(caller.secretKey)}`, 'api_key_expired');
  if (isForbidden(asked, forbidden)) throw missingPermission(asked, caller);
}

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message, ...(code && { code }) });
}
