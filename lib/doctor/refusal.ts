import Stripe from 'stripe';
import { asAppError } from '../errors';
import {
  missingPermission,
  permissionProblem,
  setUpProblem,
  setUpProblemNameOf,
} from '../platform/set-up-problems';

export type Refusal = Readonly<{
  why:
    | 'revoked_key'
    | 'unknown_key'
    | 'forbidden'
    | 'gone'
    | 'away'
    | 'transfers_alone'
    | 'email_wanted'
    | 'not_set_up'
    | 'other';
  says: string;
  todo: string;
  /** Whether it is what was answered to an earlier request under the same idempotency key. */
  replayed: boolean;
}>;

export type Asked<Answer> = { answer: Answer } | { refusal: Refusal };

const API_KEYS = 'https://dashboard.stripe.com/apikeys';

function ofTheKey(code: string | undefined): Omit<Refusal, 'replayed'> {
  return code === 'api_key_expired'
    ? {
        why: 'revoked_key',
        says: 'The key in STRIPE_SECRET_KEY was revoked, or has expired.',
        todo: `Make a new one at ${API_KEYS} and set it.`,
      }
    : {
        why: 'unknown_key',
        says: 'Stripe does not know the key in STRIPE_SECRET_KEY.',
        todo: `Copy the platform's secret key once more from ${API_KEYS}: all of it, of the right mode.`,
      };
}

function reasonOf(error: unknown): Omit<Refusal, 'replayed'> {
  const { code, cause, message } = asAppError(error);
  const stripes = cause instanceof Stripe.errors.StripeError ? cause : undefined;
  if (stripes?.statusCode === 401) return ofTheKey(stripes.code);
  if (code === 'email_required') return { why: 'email_wanted', says: message, todo: 'Nothing.' };
  const permission = stripes && missingPermission(stripes);
  if (permission !== undefined) return { why: 'forbidden', ...permissionProblem(permission) };
  const name = stripes && setUpProblemNameOf(stripes);
  if (name) return { why: name === 'transfers_alone' ? name : 'not_set_up', ...setUpProblem(name) };
  if (code === 'account_disconnected') return { why: 'gone', says: message, todo: 'Nothing.' };
  if (code === 'stripe_unavailable' || code === 'stripe_busy')
    return {
      why: 'away',
      says: `Stripe could not be reached, was too busy to answer, or answered what this app can’t read: ${message}`,
      todo: 'Try again. If it lasts: does this machine reach Stripe (or STRIPE_API_BASE), and what does https://status.stripe.com say?',
    };
  return {
    why: 'other',
    says: `Stripe refused, and this app does not know why: ${message}`,
    todo: 'Read what Stripe says; its request log is at https://dashboard.stripe.com/workbench/logs.',
  };
}

/** Waits for a call to Stripe and gives its answer, or why there is none. Throws nothing. */
export async function asked<Answer>(call: Promise<Answer>): Promise<Asked<Answer>> {
  try {
    return { answer: await call };
  } catch (error) {
    const { cause } = asAppError(error);
    const headers = cause instanceof Stripe.errors.StripeError ? cause.headers : undefined;
    return { refusal: { ...reasonOf(error), replayed: headers?.['idempotent-replayed'] === 'true' } };
  }
}
