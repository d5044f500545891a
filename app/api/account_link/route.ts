import { z } from 'zod';
import { pilotEndpoint } from '@/app/http/pilot-endpoint';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

export const POST = pilotEndpoint({
  path: '/api/account_link',
  body: z.strictObject({ account: ClaimedAccountId }),
  ofAccount: true,
  act: async ({ pilotId, body: { account } }) => {
    const { onboarding } = await services();
    return { url: await onboarding.createAccountLink(pilotId, account) };
  },
  next: ({ url }) => url,
});
