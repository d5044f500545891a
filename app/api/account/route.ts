import { z } from 'zod';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { liveOnboarding } from '@/lib/services';
import { respond } from '../../http/pilot-endpoint';
import { triedChoices } from '../../http/tried-choices';

/** The country is one that the platform opens accounts in; whoever does not say gets the platform's own. */
function countryFrom(asked: string | undefined): string {
  const { countries } = config().platform;
  const country = asked ?? countries[0];
  if (countries.includes(country)) return country;
  throw new AppError('invalid_request', `no accounts are opened in ${country}`);
}

/** `POST /api/account`: the pilot's connected account, created now if they have none. */
export const POST = respond({
  body: z.strictObject({
    email: z.email().max(254).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  session: 'begins',
  act: async (pilotId, { email, country }) => {
    const onboarding = await liveOnboarding();
    const openWith = (await triedChoices()) ?? config().openWith;
    const wishes = { ...openWith, country: countryFrom(country), email };
    return { account: await onboarding.createAccount(pilotId, wishes) };
  },
  next: () => '/',
});
