import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { type AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Onboarding } from '@/lib/onboarding/onboarding';
import { liveOnboarding } from '@/lib/services';
import type { PilotId } from '@/lib/session/session';
import { pilotFrom } from './session-cookie';

type Attempt<Value> = { ok: true; value: Value } | { ok: false; failure: AppError };

/**
 * Shows the page of what does not exist. Next's `notFound()` sends an empty page that only JavaScript fills; an
 * address that has no page gets the same one, rendered here.
 */
export function nothingHere(): never {
  redirect('/nothing-here');
}

/**
 * Does for a page what it asks of onboarding for the pilot who looks at it. A failure goes to the log, and is given
 * back to be shown; what is not this pilot's shows the page of what does not exist, whether it does or not.
 */
export async function attempt<Value>(
  page: string,
  verb: (onboarding: Onboarding, pilotId: PilotId) => Promise<Value>,
): Promise<Attempt<Value>> {
  // proxy.ts has given everyone a session, a new visitor included.
  const session = await pilotFrom(await cookies());
  if (!session) nothingHere();
  try {
    return { ok: true, value: await verb(await liveOnboarding(), session.pilotId) };
  } catch (error) {
    const failure = asAppError(error);
    if (failure.code === 'account_not_found') nothingHere();
    log('error', 'page', {
      page,
      code: failure.code,
      reason: failure.message,
      stripeRequest: failure.requestId,
    });
    return { ok: false, failure };
  }
}
