import { z } from 'zod';
import { pilotEndpoint, STRIPE_ERRORS } from '@/app/http/pilot-endpoint';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { embeddingPages } from '@/lib/platform/embedded-pages';
import { services } from '@/lib/services';

export const POST = pilotEndpoint({
  path: '/api/account_session',
  summary:
    'Begins a session of Stripe’s embedded components for the pilot’s account: which ones, its own choices and the page decide.',
  body: z.strictObject({ account: ClaimedAccountId, page: z.enum(embeddingPages).optional() }),
  answer: z.object({ client_secret: z.string() }),
  errors: [
    'account_not_found',
    'account_left',
    'account_rejected',
    'account_disconnected',
    'not_found',
    ...STRIPE_ERRORS,
  ],
  ofAccount: true,
  act: async ({ pilotId, body: { account, page } }) => {
    const { onboarding } = await services();
    return { client_secret: await onboarding.createAccountSession(pilotId, account, page) };
  },
  // A secret is for a script: who comes without one is led to the page that has a way on for them.
  next: () => '/onboarding',
});
