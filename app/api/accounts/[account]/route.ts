import { z } from 'zod';
import { problem } from '@/app/http/answer';
import { apiEndpoint } from '@/app/http/api-endpoint';
import { platformFrom } from '@/app/http/platform-auth';
import { tellPlatformAfterwards } from '@/app/http/tell-platform';
import { Payability, payabilityOf } from '@/lib/accounts/payability';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

const Params = z.object({ account: ClaimedAccountId });

/** For the platform's backend. Stripe is asked by the same rule as for a page. */
export const GET = apiEndpoint({
  path: '/api/accounts/[account]',
  summary: 'Whether an account may be paid, and if not, why and whose turn it is.',
  caller: 'platform',
  params: Params,
  answers: { 200: Payability },
  errors: [
    'unauthorized',
    'not_found',
    'account_not_found',
    'too_many_tries',
    'platform_not_ready',
    'stripe_refused',
    'stripe_busy',
    'stripe_unavailable',
  ],
  exists: () => config().platformApiToken !== undefined,
  answer: async ({ request, params, json }) => {
    const platform = await platformFrom(request.headers);
    const claimed = Params.safeParse(params);
    if (!claimed.success) throw new AppError('account_not_found', 'this can be no account’s ID');
    const { onboarding } = await services();
    const current = await onboarding.currentAccountFor(platform, claimed.data.account);
    tellPlatformAfterwards();
    return json(200, payabilityOf(current));
  },
  fail: (failure) =>
    failure.code === 'account_not_found'
      ? problem(failure, 'No pilot of this app has this account.')
      : problem(failure),
});
