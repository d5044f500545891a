import { z } from 'zod';
import { pilotEndpoint } from '@/app/http/pilot-endpoint';
import { triedChoices } from '@/app/http/trial';
import { AccountId } from '@/lib/accounts/answers';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { services } from '@/lib/services';

/** The country is one that the platform opens accounts in; whoever does not say gets the platform's own. */
function countryFrom(asked: string | undefined): string {
  const { countries } = config().platform;
  const country = asked ?? countries[0];
  if (countries.includes(country)) return country;
  throw new AppError('invalid_request', `no accounts are opened in ${country}`);
}

export const POST = pilotEndpoint({
  path: '/api/account',
  summary: 'Opens the pilot’s one account, or gives the one that they have.',
  body: z.strictObject({
    email: z.email().max(254).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  answer: z.object({ account: AccountId }),
  errors: ['too_many_accounts', 'platform_not_ready', 'stripe_refused', 'stripe_busy', 'stripe_unavailable'],
  act: async ({ pilotId, network, body: { email, country } }) => {
    const setup = (await triedChoices()) ?? config().accountSetup;
    const { onboarding } = await services();
    const request = { ...setup, country: countryFrom(country) };
    return { account: await onboarding.createAccount(pilotId, request, { email, network }) };
  },
  next: () => '/',
});
