import Stripe from 'stripe';
import { z } from 'zod';
import { AppError, type ErrorCode } from './errors';

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

/** It is shown to pilots: only what looks like one of Stripe's. */
const RequestId = z.string().regex(/^req_\w{1,64}$/);

/** Stripe limits the creation of accounts with a 400 and this sentence, not with a 429. */
const CREATING_TOO_QUICKLY = /creating accounts too quickly/i;

/** What keeps Stripe from opening any account for this platform, and what its engineer does about it. */
type SetupHint = Readonly<{ says: string; todo: string }>;

/** Undefined where Stripe refuses for another reason. */
export function setupHint({ code, message }: Pick<StripeError, 'code' | 'message'>): SetupHint | undefined {
  if (code === 'accounts_v2_access_blocked')
    return {
      says: 'STRIPE_ACCOUNTS_API is v2, which this Stripe account has not enabled.',
      todo: 'Set STRIPE_ACCOUNTS_API=v1, or turn on Accounts v2 in the Dashboard under Settings > Connect.',
    };
  if (/no longer recommends Accounts v1/.test(message))
    return {
      says: 'STRIPE_ACCOUNTS_API is v1, which this Stripe account has not enabled.',
      todo: 'Set STRIPE_ACCOUNTS_API=v2, or turn on Accounts v1 support at https://dashboard.stripe.com/settings/features/feat_accounts_v1_support.',
    };
  if (/signed up for Connect/.test(message))
    return {
      says: 'This Stripe account has not signed up for Connect.',
      todo: 'Sign up at https://dashboard.stripe.com/connect.',
    };
  if (/review the responsibilities/.test(message))
    return {
      says: 'The responsibilities for connected accounts are not reviewed yet.',
      todo: 'Review them at https://dashboard.stripe.com/settings/connect/platform-profile.',
    };
  return undefined;
}

function codeOf(error: StripeError): ErrorCode {
  if (error instanceof Stripe.errors.StripeConnectionError) return 'stripe_unavailable';
  if (error.statusCode === 429 || CREATING_TOO_QUICKLY.test(error.message)) return 'stripe_busy';
  // The same key is at work elsewhere: Stripe is doing what we asked, and will answer the next try.
  if (error.statusCode === 409) return 'stripe_busy';
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
  if (/account has been rejected/.test(error.message)) return 'account_rejected';
  if (setupHint(error)) return 'platform_not_ready';
  return 'stripe_refused';
}

/** What went wrong with the connection, in words of those that the SDK only passes on. */
function detailOf(error: StripeError): string {
  const { detail } = error instanceof Stripe.errors.StripeConnectionError ? error : {};
  if (!(detail instanceof Error)) return '';
  const { cause } = detail;
  return ` (${detail.message}${cause instanceof Error ? `: ${cause.message}` : ''})`;
}

/** An idempotency key that can give no account any more, and what Stripe said of it. */
export class SpentKeyError extends AppError {}

/** The message is for the log alone. */
export function fromStripe(error: unknown): AppError {
  if (!(error instanceof Stripe.errors.StripeError))
    return new AppError('internal', `unexpected failure in a call to Stripe: ${String(error)}`, {
      cause: error,
    });
  const code = codeOf(error);
  const hint = setupHint(error);
  const message = `${hint ? `${hint.says} ${hint.todo} ` : ''}Stripe ${error.statusCode ?? 'did not answer'}: ${error.code ?? error.type}: ${error.message}${detailOf(error)}`;
  const options = { cause: error, requestId: RequestId.safeParse(error.requestId).data };
  // Accounts v1 keeps a key's first answer, a 500 as well, for a day: asking again under it can't succeed.
  const replayed = error.headers?.['idempotent-replayed'] === 'true';
  const otherParameters = error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400;
  return replayed || otherParameters
    ? new SpentKeyError(code, message, options)
    : new AppError(code, message, options);
}
