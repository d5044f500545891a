import Stripe from 'stripe';
import { z } from 'zod';
import { AppError, asAppError, type ErrorCode } from './errors';
import { isOfCountry, setUpProblemNameOf, setUpProblemOf } from './platform/set-up-problems';

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

/** It is shown to pilots: only what looks like one of Stripe's. */
const RequestId = z.string().regex(/^req_\w{1,64}$/);

/** Stripe limits the creation of accounts with a 400 and this sentence, not with a 429. */
const CREATING_TOO_QUICKLY = /creating accounts too quickly/i;

function codeOf(error: StripeError): ErrorCode {
  if (error instanceof Stripe.errors.StripeConnectionError) return 'stripe_unavailable';
  if (error.statusCode === 429 || CREATING_TOO_QUICKLY.test(error.message)) return 'stripe_busy';
  // The same key is at work elsewhere: Stripe is doing what we asked, and will answer the next try.
  if (error.statusCode === 409 && !isOtherParameters(error)) return 'stripe_busy';
  // No status: an answer that broke off or was no JSON. Whether Stripe did the work is not known.
  if (error.statusCode === undefined || error.statusCode >= 500) return 'stripe_unavailable';
  // Stripe's two ways to say that an account is not ours, or not there any more.
  if (
    error.code === 'account_invalid' ||
    /not connected to your platform or does not exist/.test(error.message)
  )
    return 'account_disconnected';
  if (error.statusCode === 404 && (error.code === 'not_found' || error.code === 'resource_missing'))
    return 'account_disconnected';
  if (isEmailWanted(error)) return 'email_required';
  if (error.code === 'email_invalid') return 'email_invalid';
  if (/login link for an account that has not completed onboarding/.test(error.message))
    return 'dashboard_not_yet';
  if (/does not have access to the Express Dashboard/.test(error.message)) return 'no_express_dashboard';
  // Before what it says of an account: the platform's own may be rejected as well.
  if (setUpProblemOf(error)) return 'platform_not_ready';
  if (/account has been rejected/.test(error.message)) return 'account_rejected';
  if (isOfCountry(error)) return 'country_not_served';
  return 'stripe_refused';
}

/** What went wrong with the connection, in words of those that the SDK only passes on. */
function detailOf(error: StripeError): string {
  const { detail } = error instanceof Stripe.errors.StripeConnectionError ? error : {};
  if (!(detail instanceof Error)) return '';
  const { cause } = detail;
  return ` (${detail.message}${cause instanceof Error ? `: ${cause.message}` : ''})`;
}

/** The sentence is as v2's are of what else it requires. */
function isEmailWanted({ code, message }: StripeError): boolean {
  return code === 'contact_email_required' || /^The `?contact_email`? value is required/.test(message);
}

/** The key was used before, for another request: v1 says so by a 400, v2 by a 409 with the code that v1 has as type. */
function isOtherParameters(error: StripeError): boolean {
  if (error.code === 'idempotency_key_in_use') return false;
  return error instanceof Stripe.errors.StripeIdempotencyError || error.code === 'idempotency_error';
}

/** Stripe did nothing, and will refuse the same again until somebody changes something. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'stripe_refused',
  'platform_not_ready',
  'country_not_served',
  'email_required',
  'email_invalid',
]);

export function isRefusal(error: unknown): boolean {
  return REFUSALS.has(asAppError(error).code);
}

/** An idempotency key that can give no account any more, and what Stripe said of it. */
export class SpentKeyError extends AppError {}

/** Stripe opens no account with transfers alone for this platform, or in this country: with card payments too it may. */
export class TransfersAloneError extends AppError {}

/** Stripe opens no account without the e-mail address of whom it is for. */
export class EmailWantedError extends AppError {}

/** The message is for the log alone. */
export function fromStripe(error: unknown): AppError {
  if (!(error instanceof Stripe.errors.StripeError))
    return new AppError('internal', `unexpected failure in a call to Stripe: ${String(error)}`, {
      cause: error,
    });
  const { says, todo } = setUpProblemOf(error) ?? {};
  const message = `${says ? `${says} ${todo} ` : ''}Stripe ${error.statusCode ?? 'did not answer'}: ${error.code ?? error.type}: ${error.message}${detailOf(error)}`;
  const options = { cause: error, requestId: RequestId.safeParse(error.requestId).data };
  return new (classOf(error))(codeOf(error), message, options);
}

function classOf(error: StripeError): typeof AppError {
  // First: a refusal that Stripe only repeats opened nothing either.
  if (isEmailWanted(error)) return EmailWantedError;
  if (setUpProblemNameOf(error) === 'transfers_alone') return TransfersAloneError;
  // Accounts v1 keeps a key's first answer, a 500 as well, for a day: asking again under it can't succeed.
  const isReplayed = error.headers?.['idempotent-replayed'] === 'true';
  return isReplayed || isOtherParameters(error) ? SpentKeyError : AppError;
}
