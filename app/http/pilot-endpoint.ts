import { type NextRequest, NextResponse } from 'next/server';
import type { z } from 'zod';
import { config } from '@/lib/config';
import { AppError, asAppError, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';
import { newPilotId, type OpenedSession, type PilotId } from '@/lib/session/session';
import { problem, statuses } from './answer';
import { assertOwnOrigin, comesFromOwnPage } from './own-origin';
import { readBody } from './read-body';
import { commonHeaders } from './security-headers';
import { pilotFrom, sessionCookie } from './session-cookie';

/** What none of our own forms can run into: whoever sent it is no pilot, and gets the status and no page. */
const NOT_FROM_A_FORM: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'cross_site',
  'too_large',
  'unsupported_media_type',
]);

type Endpoint<Body, Answer> = {
  body: z.ZodType<Body>;
  /** Whether a pilot whom we have never seen may begin here. */
  session: 'required' | 'begins';
  act: (pilotId: PilotId, body: Body) => Promise<Answer>;
  /** Where a plain form's pilot goes next. */
  next: (answer: Answer) => string;
};

/**
 * Takes what an endpoint does and gives its route handler: who is asking and from where, what they ask, the
 * answer as JSON or, to a plain form, as a redirect, and one line in the log. The only place that knows statuses.
 */
export function respond<Body, Answer>(endpoint: Endpoint<Body, Answer>) {
  return async (request: NextRequest): Promise<NextResponse> => {
    const started = performance.now();
    const form = isForm(request);
    let response: NextResponse;
    let asking: OpenedSession | undefined;
    let failure: AppError | undefined;
    try {
      assertOwnOrigin(request);
      const session = await pilotFrom(request.cookies);
      asking = session ?? { pilotId: newPilotId(), renew: true };
      if (!session) assertMayBegin(request, endpoint.session);
      const body = endpoint.body.safeParse(await readBody(request));
      if (!body.success) throw new AppError('invalid_request', body.error.message);
      const answer = await endpoint.act(asking.pilotId, body.data);
      response = form ? seeOther(endpoint.next(answer)) : NextResponse.json(answer);
    } catch (error) {
      failure = asAppError(error);
      response = form && !NOT_FROM_A_FORM.has(failure.code) ? problemPage(failure) : problem(failure);
    }
    for (const [name, value] of Object.entries(commonHeaders())) response.headers.set(name, value);
    if (asking?.renew) response.cookies.set(await sessionCookie(asking.pilotId));
    logRequest(request, started, response, failure);
    return response;
  };
}

/** The same for a plain form: back to the first page, which says it in place. */
function problemPage({ code, requestId }: AppError): NextResponse {
  return seeOther(`/?${new URLSearchParams({ problem: code, ...(requestId && { request: requestId }) })}`);
}

/** Relative to our own address and not to the request's, whose host is the client's word. */
function seeOther(location: string): NextResponse {
  return NextResponse.redirect(new URL(location, config().appUrl), 303);
}

function isForm(request: NextRequest): boolean {
  return request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/**
 * Throws `no_session` where the endpoint needs one, and where one of our own pages asks without the cookie that
 * it was given: the browser blocks or lost it, and an account opened now could be one that nobody finds again.
 */
function assertMayBegin(request: NextRequest, session: Endpoint<unknown, unknown>['session']): void {
  if (session === 'required' || comesFromOwnPage(request))
    throw new AppError('no_session', 'the request carries no session of ours');
}

function logRequest(
  request: NextRequest,
  started: number,
  response: NextResponse,
  failure: AppError | undefined,
): void {
  const broken = failure && statuses[failure.code] >= 500;
  log(broken ? 'error' : 'info', 'request', {
    method: request.method,
    path: request.nextUrl.pathname,
    status: response.status,
    ms: Math.round(performance.now() - started),
    ...(failure && { code: failure.code, reason: failure.message, stripeRequest: failure.requestId }),
  });
}
