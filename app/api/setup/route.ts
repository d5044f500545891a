import { z } from 'zod';
import { pilotEndpoint } from '@/app/http/pilot-endpoint';
import { endOfTrialCookie, trialCookie } from '@/app/http/trial';
import { config } from '@/lib/config';
import { judge } from '@/lib/platform/choices';
import { AccountSetupFields } from '@/lib/platform/setup';

const Body = z.union([
  AccountSetupFields.refine(
    ({ choices }) => judge(choices).accepted,
    'Stripe refuses these choices',
  ).transform((trying) => ({ trying })),
  z.strictObject({ back: z.literal('configured') }).transform(() => ({ trying: undefined })),
]);

/**
 * Choices for this browser to try, where the key is a test key. It becomes a new pilot for that time, because an account
 * keeps what it was opened with, and is the former one again after it.
 */
export const POST = pilotEndpoint({
  path: '/api/setup',
  exists: () => !config().livemode,
  body: Body,
  act: async ({ body: { trying }, setCookie }) => {
    setCookie(trying ? await trialCookie(trying) : endOfTrialCookie());
    return { trying: trying ?? null };
  },
  next: ({ trying }) => (trying ? '/' : '/setup'),
});
