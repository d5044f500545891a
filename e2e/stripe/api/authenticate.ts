import { createHash } from 'node:crypto';
import { ApiError, concealed } from '../errors';
import type { PlatformSettings } from '../model/platform';
import { isForBrowsers } from './for-browsers';
import { isForbidden, missingPermission } from './permissions';
import type { ApiRequest } from './request';

type Caller = { secretKey: string; livemode: boolean; platform: string };

/** Whose key it is, of whichever kind: every well-formed one is some platform's, but for those with `invalid` in them. */
export function readKey(key: string): (Caller & { isPublishable: boolean }) | undefined {
  const [, kind, mode, rest] = /^(sk|rk|pk)_(test|live)_(\w+)$/.exec(key) ?? [];
  if (!mode || !rest || rest.includes('invalid')) return undefined;
  return {
    secretKey: key,
    livemode: mode === 'live',
    platform: createHash('sha256').update(rest).digest('hex').slice(0, 16),
    isPublishable: kind === 'pk',
  };
}

/**
 * Whose key an Authorization header carries, for what is `asked` by method and path. Throws Stripe's 401, and its 403 for
 * a publishable key where it takes none.
 */
export function authenticate(authorization: string | undefined, asked = ''): Caller {
  const secretKey = keyIn(authorization ?? '');
  if (!secretKey)
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  const read = readKey(secretKey);
  if (!read) throw unauthorized(`Invalid API Key provided: ${concealed(secretKey)}`);
  const { isPublishable, ...caller } = read;
  const [method, path = ''] = asked.split(' ');
  if (isPublishable && !(method === 'POST' && isForBrowsers(path)))
    throw new ApiError(403, {
      type: 'invalid_request_error',
      code: 'secret_key_required',
      message:
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    });
  return caller;
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
  const isSecret = !caller.secretKey.startsWith('pk_');
  if (isSecret && isForbidden(asked, forbidden)) throw missingPermission(asked, caller);
}

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message, ...(code && { code }) });
}
