import type { NextRequest, NextResponse } from 'next/server';
import { AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { needsALook, problem } from './answer';
import { commonHeaders } from './common-headers';

type Cookie = Extract<Parameters<NextResponse['cookies']['set']>, [object]>[0];

export type Exchange = Readonly<{
  request: NextRequest;
  /** Of the path, as the client wrote them: claims to be parsed. */
  params: Readonly<Record<string, string>>;
  /** Sends a cookie with the answer, whichever it is. */
  setCookie(cookie: Cookie): void;
  note(fields: Readonly<Record<string, unknown>>): void;
}>;

export type Handler = Readonly<{
  /** As Next names the route's folder, such as `/return/[accountId]`: the log tells it in place of the address. */
  path: string;
  /** Where it gives false, the endpoint is as one that does not exist. */
  exists?: () => boolean;
  answer: (exchange: Exchange) => Promise<NextResponse>;
  /** How a failure is told, where that is not as JSON. */
  fail?: (failure: AppError, request: NextRequest) => NextResponse;
}>;

/**
 * Makes the route handler of any endpoint: failures become answers, every answer has the security headers that
 * it does not set itself, and each request is one line in the log.
 */
export function handle({ path, exists, answer, fail }: Handler) {
  return async (
    request: NextRequest,
    context: { params: Promise<Record<string, string>> },
  ): Promise<NextResponse> => {
    const started = performance.now();
    const cookies: Cookie[] = [];
    const notes: Record<string, unknown> = {};
    let failure: AppError | undefined;
    let response: NextResponse;
    try {
      if (exists && !exists()) throw new AppError('not_found', 'this endpoint is switched off');
      response = await answer({
        request,
        params: await context.params,
        setCookie: (cookie) => cookies.push(cookie),
        note: (fields) => Object.assign(notes, fields),
      });
    } catch (error) {
      failure = asAppError(error);
      response = fail ? fail(failure, request) : problem(failure);
    }
    for (const [name, value] of Object.entries(commonHeaders()))
      if (!response.headers.has(name)) response.headers.set(name, value);
    for (const cookie of cookies) response.cookies.set(cookie);
    const isError = response.status >= 500 || (failure && needsALook(failure));
    log(isError ? 'error' : 'info', 'request', {
      ...notes,
      method: request.method,
      path,
      status: response.status,
      ms: Math.round(performance.now() - started),
      ...(failure && { code: failure.code, reason: failure.message, stripeRequest: failure.requestId }),
    });
    return response;
  };
}
