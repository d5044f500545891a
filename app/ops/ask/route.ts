import { z } from 'zod';
import { seeOther } from '@/app/http/answer';
import { handle } from '@/app/http/handle';
import { assertOpsCaller } from '@/app/http/ops-auth';
import { assertOwnOrigin } from '@/app/http/own-origin';
import { parsed, readBody } from '@/app/http/read-body';
import { tellPlatformAfterwards } from '@/app/http/tell-platform';
import { config } from '@/lib/config';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

const Body = z.strictObject({ account: ClaimedAccountId });

/** A plain form: asks Stripe about an account now, and leads back to what it said. */
export const POST = handle({
  path: '/ops/ask',
  exists: () => config().opsToken !== undefined,
  answer: async ({ request, note }) => {
    const platform = assertOpsCaller(request.headers);
    assertOwnOrigin(request);
    const { account } = parsed(Body, await readBody(request));
    const { ops } = await services();
    const failure = await ops.askStripe(platform, account);
    tellPlatformAfterwards();
    if (failure) note({ failure: failure.code, stripeRequest: failure.requestId });
    return seeOther(`/ops/${account}?asked=${failure?.code ?? 'now'}`);
  },
});
