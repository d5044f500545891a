import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { type PlatformCaller, platformCaller } from '@/lib/session/platform-caller';
import { bearerToken } from './bearer';
import { lookAtToken } from './token-tries';

/** The platform's backend, which shows PLATFORM_API_TOKEN. Throws `unauthorized`, and `too_many_tries` where many were wrong. */
export async function platformFrom(headers: Headers): Promise<PlatformCaller> {
  if (!headers.has('authorization')) throw new AppError('unauthorized', 'no token was shown');
  const caller = await lookAtToken(headers, (shown) =>
    platformCaller(bearerToken(shown), config().platformApiToken),
  );
  if (caller === 'too_many') throw new AppError('too_many_tries', 'too many wrong tokens from one network');
  if (caller === 'wrong') throw new AppError('unauthorized', 'not the token of PLATFORM_API_TOKEN');
  return caller;
}
