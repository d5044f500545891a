import { createHash } from 'node:crypto';
import { ApiError, concealed } from '../errors';
import type { PlatformSettings } from '../model/platform';

type Caller = { secretKey: string; livemode: boolean; platform: string };

/**
 * Whose key an Authorization header carries: every well-formed key is some platform's, but for those with `invalid`
 * in them. Throws Stripe's 401.
 */
export function authenticate(authorization: string | undefined): Caller {
  const secretKey = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (!secretKey)
    throw new ApiError(401, {
      type: 'invalid_request_error',
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  const [, mode, rest] = /^(?:sk|rk)_(test|live)_(\w+)$/.exec(secretKey) ?? [];
  if (!mode || !rest || rest.includes('invalid'))
    throw new ApiError(401, {
      type: 'invalid_request_error',
      message: `Invalid API Key provided: ${concealed(secretKey)}`,
    });
  return {
    secretKey,
    livemode: mode === 'live',
    platform: createHash('sha256').update(rest).digest('hex').slice(0, 16),
  };
}

/** Throws Stripe's 401 where the platform's key was revoked, and its 403 where it may not ask for `path`. */
export function admit({ keyRevoked, forbidden }: PlatformSettings, secretKey: string, path: string): void {
  if (keyRevoked)
    throw new ApiError(401, {
      type: 'invalid_request_error',
      code: 'api_key_expired',
      message: `Expired API Key provided: ${concealed(secretKey)}`,
    });
  if (forbidden.some((beginning) => path.startsWith(beginning)))
    throw new ApiError(403, {
      type: 'invalid_request_error',
      message: `The provided key '${concealed(secretKey)}' does not have the required permissions for this endpoint.`,
    });
}
