import { z } from 'zod';
import { CountryCode, offeredCountry } from '@/app/http/offered-country';
import { pilotEndpoint, STRIPE_ERRORS } from '@/app/http/pilot-endpoint';
import { AccountId } from '@/lib/accounts/answers';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

export const POST = pilotEndpoint({
  path: '/api/account_country',
  summary:
    'Moves the pilot’s account to another country, or where Stripe can’t, opens them another one there: until its details are submitted.',
  body: z.strictObject({ account: ClaimedAccountId, country: CountryCode }),
  answer: z.object({ account: AccountId }),
  errors: [
    'account_not_found',
    'account_left',
    'account_rejected',
    'account_disconnected',
    'country_fixed',
    'email_required',
    'country_not_served',
    'too_many_accounts',
    ...STRIPE_ERRORS,
  ],
  ofAccount: true,
  act: async ({ pilotId, network, body: { account, country } }) => {
    const { onboarding } = await services();
    const moved = offeredCountry(country);
    return { account: await onboarding.changeCountry(pilotId, account, moved, { network }) };
  },
  next: () => '/',
});
