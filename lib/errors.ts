/** A new code does not compile until it has its words in lib/words, and its status in app/http/answer.ts. */
const errorCodes = [
  'invalid_request',
  'invalid_signature',
  'unauthorized',
  'no_session',
  'not_found',
  'cross_site',
  'account_not_found',
  'unknown_browser',
  'account_left',
  'account_rejected',
  'account_disconnected',
  'dashboard_not_yet',
  'no_express_dashboard',
  'too_large',
  'unsupported_media_type',
  'too_many_links',
  'too_many_accounts',
  'too_many_tries',
  'platform_not_ready',
  'email_invalid',
  'email_required',
  'script_needed',
  'fields_wrong',
  'not_asked',
  'country_not_served',
  'country_fixed',
  'stripe_busy',
  'stripe_unavailable',
  'stripe_refused',
  'store_unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a code for programs, a message for the log and, by its code, words for the pilot. */
export class AppError extends Error {
  /** Stripe's own ID of the failed request, safe to show, where Stripe gave one. */
  readonly requestId: string | undefined;
  /** Of `fields_wrong`: what is wrong with each field, by the codes that lib/words/form.ts has words for. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: {
      cause?: unknown;
      requestId?: string | undefined;
      fields?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.requestId = options.requestId;
    this.fields = options.fields;
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
  return errorCodes.some((code) => code === word);
}
