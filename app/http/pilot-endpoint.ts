import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { AppError, asAppError, type ErrorCode } from '@/lib/errors';
import { newPilotId, type PilotId } from '@/lib/session/session';
import { problem, problemPage, seeOther } from './answer';
import { apiEndpoint, type Description } from './api-endpoint';
import type { Exchange } from './handle';
import { networkOf } from './network';
import { assertOwnOrigin } from './own-origin';
import { parsed, readBody } from './read-body';
import { pilotFrom, sessionCookie } from './session-cookie';
import { tellPlatformAfterwards } from './tell-platform';

/** What none of our own forms can run into: whoever sent it is no pilot, and gets the status and no page. */
const NOT_FROM_A_FORM: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'cross_site',
  'not_found',
  'too_large',
  'unsupported_media_type',
]);

/** What any of them may fail with. */
const COMMON_ERRORS: readonly ErrorCode[] = [
  'invalid_request',
  'cross_site',
  'too_large',
  'unsupported_media_type',
];

/** What those that ask Stripe for something may fail with, whatever it is. */
export const STRIPE_ERRORS = [
  'platform_not_ready',
  'stripe_refused',
  'stripe_busy',
  'stripe_unavailable',
] as const satisfies readonly ErrorCode[];

type PilotEndpoint<Body, Answer extends z.ZodType> = Pick<
  Description,
  'path' | 'summary' | 'params' | 'errors'
> &
  Readonly<{
    exists?: () => boolean;
    body: z.ZodType<Body>;
    /** Gives the body as a value to be parsed, where that is not as everywhere. */
    read?: (request: NextRequest) => Promise<unknown>;
    /** Where a plain form goes back to whose body could not be read; undefined where nothing can tell it there. */
    unread?: (
      failure: AppError,
      asked: Pick<Exchange, 'request' | 'params' | 'setCookie'>,
    ) => Promise<string | undefined>;
    answer: Answer;
    /** Whether it is about an account: none can belong to who has no session. */
    ofAccount?: boolean;
    act: (
      asked: Pick<Exchange, 'setCookie' | 'params'> &
        Readonly<{
          pilotId: PilotId;
          body: Body;
          network: string | undefined;
          headers: Headers;
          isForm: boolean;
        }>,
    ) => Promise<z.input<Answer>>;
    /** Where a plain form's pilot goes next. */
    next: (answer: z.input<Answer>) => string;
  }>;

/**
 * Makes the route handler of an endpoint that pilots press: who is asking and from where, what they ask, and the
 * answer as JSON or, to a plain form, as a redirect.
 */
export function pilotEndpoint<Body, Answer extends z.ZodType>({
  path,
  summary,
  errors,
  exists = () => true,
  body,
  params: described,
  read = readBody,
  unread,
  answer: schema,
  ofAccount = false,
  act,
  next,
}: PilotEndpoint<Body, Answer>) {
  return apiEndpoint({
    path,
    summary,
    caller: 'pilot',
    body,
    ...(described && { params: described }),
    takesForms: true,
    answers: { 200: schema },
    errors: [...COMMON_ERRORS, ofAccount ? 'unknown_browser' : 'no_session', ...errors],
    exists,
    answer: async ({ request, params, setCookie, json }) => {
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
      let sent: unknown;
      try {
        sent = await read(request);
      } catch (error) {
        const back = isForm(request)
          ? await unread?.(asAppError(error), { request, params, setCookie })
          : undefined;
        if (back === undefined) throw error;
        return seeOther(back);
      }
      const asked = {
        pilotId,
        params,
        body: parsed(body, sent),
        network: networkOf(request.headers),
        headers: request.headers,
        isForm: isForm(request),
      };
      const answer = await act({ ...asked, setCookie });
      tellPlatformAfterwards();
      return isForm(request) ? seeOther(next(answer)) : json(200, answer);
    },
    fail: (failure, request) =>
      isForm(request) && !NOT_FROM_A_FORM.has(failure.code) ? problemPage(failure) : problem(failure),
  });
}

/** Whether a plain form is sent, which is answered by a redirect. */
export function isForm(request: NextRequest): boolean {
  const type = request.headers.get('content-type') ?? '';
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type);
}
