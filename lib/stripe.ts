import Stripe from 'stripe';
import type { Config } from './config';
import { AppError, type ErrorCode } from './errors';

/** The API version that this app is written against; the SDK's types are of the same one. */
const API_VERSION = '2026-10-28.endive';

/** One try of a request, in ms. With one retry and its wait, a pilot has an answer within 15 s. */
const REQUEST_TIMEOUT = 6_500;

export function createStripe({
  secretKey,
  apiBase,
}: Pick<Config['stripe'], 'secretKey' | 'apiBase'>): Stripe {
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: REQUEST_TIMEOUT,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'rocket-rides-onboarding' },
    ...(apiBase && {
      host: apiBase.hostname,
      port: apiBase.port || (apiBase.protocol === 'https:' ? 443 : 80),
      protocol: apiBase.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** Stripe limits the creation of accounts with a 400 and this sentence, not with a 429. */
const CREATING_TOO_QUICKLY = /creating accounts too quickly/i;

/** What keeps Stripe from opening any account for this platform, and what its engineer does about it. */
type SetupHint = Readonly<{ says: string; todo: string }>;

/** Undefined where Stripe refuses for another reason. */
export function setupHint({
  code,
  message,
}: Pick<InstanceType<typeof Stripe.errors.StripeError>, 'code' | 'message'>): SetupHint | undefined {
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

function codeOf(error: InstanceType<typeof Stripe.errors.StripeError>): ErrorCode {
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

/** An idempotency key that can give no account any more, and what Stripe said of it. */
export class SpentKeyError extends AppError {}

/** The message is for the log alone. */
function fromStripe(error: unknown): AppError {
  if (!(error instanceof Stripe.errors.StripeError))
    return new AppError('internal', `unexpected failure in a call to Stripe: ${String(error)}`, {
      cause: error,
    });
  const code = codeOf(error);
  const hint = setupHint(error);
  const message = `${hint ? `${hint.says} ${hint.todo} ` : ''}Stripe ${error.statusCode ?? 'did not answer'}: ${error.code ?? error.type}: ${error.message}`;
  const options = { cause: error, requestId: error.requestId || undefined };
  // Accounts v1 keeps a key's first answer, a 500 as well, for a day: asking again under it can't succeed.
  const replayed = error.headers?.['idempotent-replayed'] === 'true';
  const otherParameters = error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400;
  return replayed || otherParameters
    ? new SpentKeyError(code, message, options)
    : new AppError(code, message, options);
}

/** Gives what the call gives; throws what it throws as an AppError. */
export async function translated<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof AppError ? error : fromStripe(error);
  }
}
