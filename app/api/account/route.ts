import { z } from 'zod';
import { CountryCode, offeredCountry } from '@/app/http/offered-country';
import { pilotEndpoint, STRIPE_ERRORS } from '@/app/http/pilot-endpoint';
import { triedChoices } from '@/app/http/trial';
import { AccountId } from '@/lib/accounts/answers';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { services } from '@/lib/services';

/** A form's field that is left empty is one that was not given. Throws `email_invalid`. */
function emailFrom(given: string | undefined): string | undefined {
  const email = given?.trim() || undefined;
  if (email === undefined || z.email().safeParse(email).success) return email;
  throw new AppError('email_invalid', 'what was given is no e-mail address');
}

export const POST = pilotEndpoint({
  path: '/api/account',
  summary: 'Opens the pilot’s one account, or gives the one that they have.',
  body: z.strictObject({
    email: z.string().max(254).optional(),
    country: CountryCode.optional(),
    account_token: z
      .string()
      .regex(/^(ct|accttok)_\w{1,250}$/)
      .optional()
      .describe('Of a French platform’s pilot: made by Stripe for their browser.'),
  }),
  answer: z.object({ account: AccountId }),
  errors: [
    'script_needed',
    'email_invalid',
    'email_required',
    'country_not_served',
    'too_many_accounts',
    ...STRIPE_ERRORS,
  ],
  act: async ({ pilotId, network, body: { email, country, account_token: token } }) => {
    const setup = (await triedChoices()) ?? config().accountSetup;
    const { onboarding } = await services();
    const wish = { ...setup, country: offeredCountry(country) };
    return {
      account: await onboarding.createAccount(pilotId, wish, { email: emailFrom(email), network, token }),
    };
  },
  next: () => '/',
});
