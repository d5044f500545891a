import { ApiError } from '../errors';
import type { SavedAnswer } from '../idempotency';
import { apiOf } from './accounts-apis';
import type { ApiContext } from './context';
import type { ApiRequest } from './request';

/** What goes back: an answer, and how the connection ends. */
export type ApiAnswer = SavedAnswer & {
  headers: Record<string, string>;
  cut?: 'at_once' | 'in_the_body' | 'never';
};

export const serverError = new ApiError(500, {
  type: 'api_error',
  message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.',
});

export function answerOf(status: number, body: unknown, requestId: string): SavedAnswer {
  return { status, body: JSON.stringify(body, null, 2), requestId };
}

/** `context` of those who got as far as to have one: only they have a log of requests. */
export function refusal(
  error: unknown,
  request: ApiRequest,
  requestId: string,
  context: ApiContext | undefined,
): ApiAnswer {
  const { status, body } = error instanceof ApiError ? error : serverError;
  if (!(error instanceof ApiError)) console.error(error);
  // Of v2's errors that were seen none had either.
  const links =
    apiOf(request.path) === 'v2'
      ? {}
      : {
          ...(body.code && {
            doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`,
          }),
          ...(context && { request_log_url: logUrl(context, requestId) }),
        };
  // Its errors have a code each: which those have that v1 gives none is inferred.
  const code = apiOf(request.path) === 'v2' && status === 400 ? { code: 'invalid_fields' } : {};
  const headers: Record<string, string> =
    status === 401 ? { 'WWW-Authenticate': 'Basic realm="Stripe"' } : {};
  return { ...answerOf(status, { error: { ...code, ...body, ...links } }, requestId), headers };
}

function logUrl({ account, livemode, now }: ApiContext, requestId: string): string {
  const whose = account ? `${account.id}/` : '';
  return `https://dashboard.stripe.com/${whose}${livemode ? '' : 'test/'}logs/${requestId}?t=${now}`;
}
