import { z } from 'zod';
import { pilotEndpoint } from '@/app/http/pilot-endpoint';
import { endOfTrialCookie, trialCookie } from '@/app/http/trial';
import { config } from '@/lib/config';
import { accountsApis, Choices, judge } from '@/lib/platform/choices';
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
  summary: 'Has this browser try a set of choices, or ends that. With a test key only.',
  exists: () => !config().livemode,
  body: Body,
  answer: z.object({ trying: z.object({ api: z.enum(accountsApis), choices: Choices }).nullable() }),
  errors: ['not_found'],
  act: async ({ body: { trying }, setCookie }) => {
    setCookie(trying ? await trialCookie(trying) : endOfTrialCookie());
    return { trying: trying ?? null };
  },
  next: ({ trying }) => (trying ? '/' : '/setup'),
});
