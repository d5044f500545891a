import Stripe from 'stripe';
import { asAppError } from '../errors';
import {
  missingPermission,
  type StripeRefusal,
  setUpProblemNameOf,
  setUpProblemOf,
} from '../platform/set-up-problems';

/** The set-up problems to which some check has an answer of its own. */
const answered = ['transfers_alone', 'site_links_missing', 'key_revoked', 'key_unknown'] as const;

export type Refusal = Readonly<{
  why: 'forbidden' | 'gone' | 'away' | (typeof answered)[number] | 'email_wanted' | 'not_set_up' | 'other';
  says: string;
  todo: string;
}>;

export type Asked<Answer> = { answer: Answer } | { refusal: Refusal };

function whyOf(refusal: StripeRefusal): Refusal['why'] {
  if (missingPermission(refusal) !== undefined) return 'forbidden';
  const name = setUpProblemNameOf(refusal);
  return answered.find((one) => one === name) ?? 'not_set_up';
}

function reasonOf(error: unknown): Refusal {
  const { code, cause, message } = asAppError(error);
  const stripes = cause instanceof Stripe.errors.StripeError ? cause : undefined;
  if (code === 'email_required') return { why: 'email_wanted', says: message, todo: 'Nothing.' };
  const problem = stripes && setUpProblemOf(stripes);
  if (problem) return { why: whyOf(stripes), ...problem };
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
    return { refusal: reasonOf(error) };
  }
}
