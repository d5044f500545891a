import { type NextRequest, NextResponse } from 'next/server';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '@/lib/errors';
import { newPilotId, type PilotId } from '@/lib/session/session';
import { problem, problemPage, seeOther } from './answer';
import { type Exchange, handle } from './handle';
import { networkOf } from './network';
import { assertOwnOrigin } from './own-origin';
import { parsed, readBody } from './read-body';
import { pilotFrom, sessionCookie } from './session-cookie';

/** What none of our own forms can run into: whoever sent it is no pilot, and gets the status and no page. */
const NOT_FROM_A_FORM: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'cross_site',
  'not_found',
  'too_large',
  'unsupported_media_type',
]);

type PilotEndpoint<Params, Body, Answer> = Readonly<{
  path: string;
  exists?: () => boolean;
  body: z.ZodType<Body>;
  /** Whether it is about an account: none can belong to who has no session. */
  ofAccount?: boolean;
  act: (
    asked: Pick<Exchange<Params>, 'params' | 'setCookie'> &
      Readonly<{ pilotId: PilotId; body: Body; network: string | undefined }>,
  ) => Promise<Answer>;
  /** Where a plain form's pilot goes next. */
  next: (answer: Answer) => string;
}>;

/**
 * Makes the route handler of an endpoint that pilots press: who is asking and from where, what they ask, and the
 * answer as JSON or, to a plain form, as a redirect.
 */
export function pilotEndpoint<Body, Answer, Params = Record<string, never>>({
  path,
  exists = () => true,
  body,
  ofAccount = false,
  act,
  next,
}: PilotEndpoint<Params, Body, Answer>) {
  return handle<Params>({
    path,
    exists,
    answer: async ({ request, params, setCookie }) => {
      assertOwnOrigin(request);
      const opened = await pilotFrom(request.cookies);
      if (!opened) {
        if (ofAccount) throw new AppError('unknown_browser', 'no session, and an account is claimed');
        setCookie(await sessionCookie(newPilotId()));
        // A browser that blocks or loses cookies would open an account that nobody finds again; a script, any number.
        throw new AppError('no_session', 'the request carries no session of ours');
      }
      const { pilotId, renew } = opened;
      if (renew) setCookie(await sessionCookie(pilotId));
      const asked = {
        pilotId,
        body: parsed(body, await readBody(request)),
        network: networkOf(request.headers),
      };
      const answer = await act({ ...asked, params, setCookie });
      return isForm(request) ? seeOther(next(answer)) : NextResponse.json(answer);
    },
    fail: (failure, request) =>
      isForm(request) && !NOT_FROM_A_FORM.has(failure.code) ? problemPage(failure) : problem(failure),
  });
}

function isForm(request: NextRequest): boolean {
  return request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}
