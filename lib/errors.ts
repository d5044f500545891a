/** A new code does not compile until it has its words here, and its status in app/http/answer.ts. */
export type ErrorCode =
  | 'invalid_request'
  | 'invalid_signature'
  | 'unauthorized'
  | 'no_session'
  | 'not_found'
  | 'cross_site'
  | 'account_not_found'
  | 'unknown_browser'
  | 'account_left'
  | 'account_rejected'
  | 'account_disconnected'
  | 'too_large'
  | 'unsupported_media_type'
  | 'too_many_links'
  | 'too_many_accounts'
  | 'too_many_tries'
  | 'platform_not_ready'
  | 'stripe_busy'
  | 'stripe_unavailable'
  | 'stripe_refused'
  | 'store_unavailable'
  | 'internal';

/** What happened, whether anything was lost, what to try. Never Stripe's message, never a stack. */
export const pilotMessages: Record<ErrorCode, string> = {
  invalid_request: 'We could not read that request. Nothing was changed. Reload the page and try again.',
  invalid_signature: 'This delivery is not signed by Stripe for us, so it was not stored.',
  unauthorized: 'This needs a token that was not sent, or is wrong.',
  no_session:
    'Your browser did not send the cookie that tells us who you are, so nothing was changed. Press the button again. If this message comes back, allow cookies for this site.',
  not_found: 'There is nothing here.',
  cross_site:
    'This request did not come from our own page, so we did nothing. Open our page itself and try there.',
  account_not_found:
    'We can’t show this account here. Open the page in the browser in which you started, or start from the first page.',
  unknown_browser:
    'This browser has lost the cookie by which we know you, or has never been here. Nothing was lost: open this page in the browser in which you began. If that is this one, contact us before you start anew, which would open a second account.',
  account_left:
    'You have started again since, with another account. Nothing was lost: go to the first page to continue with it.',
  account_rejected:
    'Stripe has closed this account to payments, so there is nothing more to fill in. Nothing you entered was lost. Contact us and we will look at it with you.',
  account_disconnected:
    'This account is no longer connected to us at Stripe, so we can’t open its form. Go to the first page: there you can see where it stands, and start again.',
  too_large: 'That request was larger than anything we ask for. Nothing was changed.',
  unsupported_media_type: 'We could not read that kind of request. Nothing was changed.',
  too_many_links:
    'Stripe’s page sent you back several times within a minute. Nothing you entered was lost. Wait a minute, then continue.',
  too_many_accounts:
    'Many people are opening accounts just now, here or from your network. Nothing was lost. Wait half a minute, then press the button again.',
  too_many_tries: 'Too many wrong tokens came from your network. Wait a few seconds, then try again.',
  platform_not_ready:
    'We are not ready to open accounts yet. This is not your fault, and nothing was lost. Our engineers can see why; come back later.',
  stripe_busy: 'Stripe is very busy right now. Nothing was lost. Wait a few seconds, then try again.',
  stripe_unavailable:
    'We could not reach Stripe just now. Nothing was lost, and trying again is safe. Wait a few seconds, then try again.',
  stripe_refused:
    'Stripe refused what we asked of it. This is not your fault, and nothing was lost. Try again later, or contact us.',
  store_unavailable:
    'We could not reach our own records just now. Nothing was lost. Wait a few seconds, then try again.',
  internal: 'Something went wrong on our side. Nothing was lost. Try again in a moment.',
};

/** A failure with a code for programs, a message for the log and, by its code, one for the pilot. */
export class AppError extends Error {
  /** Stripe's own ID of the failed request, safe to show, where Stripe gave one. */
  readonly requestId: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { cause?: unknown; requestId?: string | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.requestId = options.requestId;
  }
}

/** Next bundles routes and pages apart, each with a class of its own, so that `instanceof` can't tell. */
function isAppError(error: unknown): error is AppError {
  return (
    error instanceof Error &&
    error.name === 'AppError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    isErrorCode(error.code)
  );
}

/** One of ours stays as it is, all else that was thrown becomes `internal`. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError('internal', message, { cause: error });
}

export function isErrorCode(word: string): word is ErrorCode {
  return Object.hasOwn(pilotMessages, word);
}
