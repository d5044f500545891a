import { z } from 'zod';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { liveOnboarding } from '@/lib/services';
import { respond } from '../../http/pilot-endpoint';

/** `POST /api/account_link`: a link to Stripe's hosted page for the pilot's own account. */
export const POST = respond({
  body: z.strictObject({ account: ClaimedAccountId }),
  session: 'required',
  act: async (pilotId, { account }) => {
    const onboarding = await liveOnboarding();
    return { url: await onboarding.createAccountLink(pilotId, account) };
  },
  next: ({ url }) => url,
});
