import { z } from 'zod';
import { config } from '@/lib/config';
import { liveOnboarding } from '@/lib/live';
import { respond } from '../respond';

/** `POST /api/account`: the pilot's connected account, created now if they have none. */
export const POST = respond({
  body: z.strictObject({
    email: z.email().max(254).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  session: 'begins',
  act: async (pilotId, { email, country = config().platform.country }) => {
    const onboarding = await liveOnboarding();
    return { account: await onboarding.createAccount(pilotId, { email, country }) };
  },
  next: () => '/',
});
