import { NextResponse } from 'next/server';
import { z } from 'zod';
import { config } from '@/lib/config';
import { type AppError, type ErrorCode, isErrorCode } from '@/lib/errors';
import { problemWords } from '@/lib/words/form';
import { words } from '../words';
import type { PageHead } from './page-heads';

export const statuses: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  invalid_signature: 400,
  unauthorized: 401,
  no_session: 401,
  unknown_browser: 401,
  cross_site: 403,
  not_found: 404,
  account_not_found: 404,
  account_left: 409,
  country_fixed: 409,
  country_not_served: 409,
  account_rejected: 409,
  account_disconnected: 409,
  dashboard_not_yet: 409,
  not_asked: 409,
  no_express_dashboard: 409,
  too_large: 413,
  unsupported_media_type: 415,
  email_invalid: 422,
  email_required: 422,
  script_needed: 422,
  fields_wrong: 422,
  too_many_links: 429,
  too_many_accounts: 429,
  too_many_tries: 429,
  stripe_refused: 502,
  platform_not_ready: 502,
  stripe_busy: 503,
  stripe_unavailable: 503,
  store_unavailable: 503,
  internal: 500,
};

/** After how many seconds trying again makes sense. */
const retryAfter: Partial<Record<ErrorCode, number>> = {
  too_many_links: 60,
  too_many_accounts: 30,
  too_many_tries: 10,
  stripe_busy: 5,
  stripe_unavailable: 5,
  store_unavailable: 5,
};

/** We or Stripe failed, or a secret is another than the one that Stripe, the cron or our own people have. */
export function needsALook({ code }: AppError): boolean {
  return statuses[code] >= 500 || code === 'invalid_signature' || code === 'unauthorized';
}

export function failureHead({ code }: AppError): PageHead {
  const wait = retryAfter[code];
  return {
    status: statuses[code],
    headers: {
      ...(wait && { 'Retry-After': String(wait) }),
      ...(code === 'unauthorized' && { 'WWW-Authenticate': 'Bearer' }),
    },
  };
}

/** The shape of every endpoint's error. */
export const Problem = z.object({
  error: z.object({
    code: z.enum(Object.keys(statuses).filter(isErrorCode)),
    message: z.string(),
    requestId: z.string().optional().describe('Stripe’s own ID of the request that failed.'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('Of `fields_wrong`: what is wrong with each field, by its name, in words for a pilot.'),
  }),
});

/** To who is no pilot, `message` says it in other words. */
export function problem(failure: AppError, message = words().errors[failure.code]): NextResponse {
  const { code, requestId, fields } = failure;
  return NextResponse.json<z.infer<typeof Problem>>(
    {
      error: {
        code,
        message,
        ...(requestId && { requestId }),
        ...(fields && { fields: inWords(fields) }),
      },
    },
    failureHead(failure),
  );
}

function inWords(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, problem]) => [name, problemWords(problem)]));
}

/** Says the same to a plain form: back to the first page, which shows it in place. */
export function problemPage({ code, requestId }: AppError): NextResponse {
  return seeOther(`/?${new URLSearchParams({ problem: code, ...(requestId && { request: requestId }) })}`);
}

/** Relative to our own address and not to the request's, whose host is the client's word. */
export function seeOther(location: string): NextResponse {
  return NextResponse.redirect(new URL(location, config().appUrl), 303);
}
