import { z } from 'zod';
import { pilotEndpoint, STRIPE_ERRORS } from '@/app/http/pilot-endpoint';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

export const POST = pilotEndpoint({
  path: '/api/login_link',
  summary: 'Makes a link into the Express Dashboard of the pilot’s account, to be followed at once.',
  body: z.strictObject({ account: ClaimedAccountId }),
  answer: z.object({ url: z.url() }),
  errors: [
    'account_not_found',
    'account_left',
    'account_rejected',
    'account_disconnected',
    'dashboard_not_yet',
    'no_express_dashboard',
    ...STRIPE_ERRORS,
  ],
  ofAccount: true,
  act: async ({ pilotId, body: { account } }) => {
    const { onboarding } = await services();
    return { url: await onboarding.createLoginLink(pilotId, account) };
  },
  next: ({ url }) => url,
});
