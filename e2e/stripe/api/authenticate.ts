import { createHash } from 'node:crypto';
import { ApiError, concealed } from '../errors';

type Caller = { secretKey: string; livemode: boolean; platform: string };

/**
 * Takes the Authorization header and gives whose key it carries. Every well-formed key is some platform's, but
 * for those with `invalid` in them. Throws Stripe's 401.
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
