import { z } from 'zod';
import { sameSecret } from '../same-secret';

const PlatformCaller = z.literal('platform').brand<'PlatformCaller'>();

/** The platform itself, its backend or its people: who has shown a secret of its own, and may ask about any pilot. */
export type PlatformCaller = z.infer<typeof PlatformCaller>;

/** The one proof that the platform is asking; undefined where what was shown is not the secret, or there is none. */
export function platformCaller(shown: string, secret: string | undefined): PlatformCaller | undefined {
  return secret !== undefined && sameSecret(shown, secret) ? PlatformCaller.parse('platform') : undefined;
}
