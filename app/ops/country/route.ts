import { z } from 'zod';
import { seeOther } from '@/app/http/answer';
import { handle } from '@/app/http/handle';
import { CountryCode, offeredCountry } from '@/app/http/offered-country';
import { assertOpsCaller } from '@/app/http/ops-auth';
import { assertOwnOrigin } from '@/app/http/own-origin';
import { parsed, readBody } from '@/app/http/read-body';
import { tellPlatformAfterwards } from '@/app/http/tell-platform';
import { config } from '@/lib/config';
import { asAppError } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

const Body = z.strictObject({ account: ClaimedAccountId, country: CountryCode });

/** A plain form: changes an account's country for its pilot, and leads to the account that they have then. */
export const POST = handle({
  path: '/ops/country',
  exists: () => config().opsToken !== undefined,
  answer: async ({ request, note }) => {
    const platform = assertOpsCaller(request.headers);
    assertOwnOrigin(request);
    const { account, country } = parsed(Body, await readBody(request));
    const { onboarding } = await services();
    try {
      const moved = await onboarding.changeCountryFor(platform, account, offeredCountry(country));
      tellPlatformAfterwards();
      return seeOther(`/ops/${moved}?moved=now`);
    } catch (error) {
      const { code, requestId } = asAppError(error);
      note({ failure: code, stripeRequest: requestId });
      return seeOther(`/ops/${account}?moved=${code}`);
    }
  },
});
