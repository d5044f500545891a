import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { config } from '@/lib/config';
import { judge } from '@/lib/platform/choices';
import { AccountSetupFields } from '@/lib/platform/setup';
import { newPilotId } from '@/lib/session/session';
import { respond } from '../../http/pilot-endpoint';
import { commonHeaders } from '../../http/security-headers';
import { sessionCookie } from '../../http/session-cookie';
import { triedChoicesCookie } from '../../http/tried-choices';

/** Choices to try, or the way back to the configured ones. */
const Body = z.union([
  AccountSetupFields.refine(
    ({ choices }) => judge(choices).accepted,
    'Stripe refuses these choices',
  ).transform((trying) => ({ trying })),
  z.strictObject({ back: z.literal('configured') }).transform(() => ({ trying: undefined })),
]);

function nothingHere(): NextResponse {
  const error = { code: 'not_found', message: 'There is nothing here.' };
  return NextResponse.json({ error }, { status: 404, headers: commonHeaders() });
}

/**
 * `POST /api/setup`: choices for this browser to try, where the key is a test key. The browser becomes a new pilot,
 * because an account keeps what it was opened with.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (config().livemode) return nothingHere();
  let cookies: ReturnType<typeof triedChoicesCookie>[] = [];
  const answer = respond({
    body: Body,
    session: 'begins',
    act: async (_pilotId, { trying }) => {
      cookies = [triedChoicesCookie(trying), await sessionCookie(newPilotId())];
      return { trying: trying ?? null };
    },
    next: ({ trying }) => (trying ? '/' : '/setup'),
  });
  const response = await answer(request);
  for (const cookie of cookies) response.cookies.set(cookie);
  return response;
}
