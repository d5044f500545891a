import type { Account } from './account';
import { type RequirementLine, requirementLines } from './requirements';

/**
 * What an account's state means for its pilot. Read in the order that is safe for Stripe's fields: rejected,
 * disconnected, not finished, due, in review, enabled. What is only eventually due keeps nobody from being ready, and
 * nothing due is not yet ready, for `disabled_reason` can stand alone.
 */
export type Standing =
  | { kind: 'rejected_by_stripe' }
  | { kind: 'rejected_by_platform' }
  | { kind: 'disconnected' }
  | { kind: 'unfinished'; missing: RequirementLine[] }
  | { kind: 'action_needed'; missing: RequirementLine[]; deadline: Date | undefined }
  | { kind: 'due_soon'; missing: RequirementLine[]; deadline: Date | undefined }
  | { kind: 'checking' }
  | { kind: 'waiting_for_platform' }
  | { kind: 'payouts_paused' }
  | { kind: 'charges_paused' }
  | { kind: 'not_ready' }
  | { kind: 'ready' };

export type StandingKind = Standing['kind'];

/** Reasons with which Stripe is looking and the pilot has nothing to do. */
const IN_REVIEW: ReadonlySet<string> = new Set([
  'requirements.pending_verification',
  'under_review',
  'listed',
]);

/** Reasons that the platform, not the pilot, has to resolve. */
const PLATFORM_MUST_ACT: ReadonlySet<string> = new Set([
  'platform_paused',
  'action_required.requested_capabilities',
]);

/** Takes an account and gives what it means for its pilot. */
export function standingOf(account: Account): Standing {
  const { pastDue, currentlyDue, pendingVerification, errors, disabledReason, deadline } =
    account.requirements;
  if (disabledReason?.startsWith('rejected.platform_')) return { kind: 'rejected_by_platform' };
  if (disabledReason?.startsWith('rejected.')) return { kind: 'rejected_by_stripe' };
  if (account.disconnected) return { kind: 'disconnected' };

  const missing = requirementLines([...new Set([...pastDue, ...currentlyDue])], errors);
  if (!account.detailsSubmitted) return { kind: 'unfinished', missing };

  const enabled = account.chargesEnabled && account.payoutsEnabled && !disabledReason;
  if (missing.length > 0 && enabled && pastDue.length === 0) return { kind: 'due_soon', missing, deadline };
  if (missing.length > 0 || disabledReason === 'requirements.past_due')
    return { kind: 'action_needed', missing, deadline };

  if (disabledReason && PLATFORM_MUST_ACT.has(disabledReason)) return { kind: 'waiting_for_platform' };
  if (disabledReason && IN_REVIEW.has(disabledReason)) return { kind: 'checking' };
  if (enabled) return { kind: 'ready' };
  if (pendingVerification.length > 0) return { kind: 'checking' };
  if (account.chargesEnabled && !account.payoutsEnabled) return { kind: 'payouts_paused' };
  if (account.payoutsEnabled && !account.chargesEnabled) return { kind: 'charges_paused' };
  return { kind: 'not_ready' };
}

/** How a standing is to be felt: `good` and `bad` as they say, `todo` is the pilot's turn, `wait` is not. */
export type Tone = 'good' | 'todo' | 'wait' | 'bad';

type Words = Readonly<{ tone: Tone; title: string; text: string }>;

/** A standing's title, tone and sentence; who must act stands in the sentence. */
export const wordsFor: Readonly<Record<StandingKind, Words>> = {
  ready: {
    tone: 'good',
    title: 'You’re cleared for take-off',
    text: 'Stripe has checked your details. You can accept payments and be paid. Nothing is needed from you.',
  },
  due_soon: {
    tone: 'todo',
    title: 'You’re cleared for take-off, for now',
    text: 'You can accept payments and be paid. Stripe will soon need what is listed here: give it in time, and nothing stops.',
  },
  checking: {
    tone: 'wait',
    title: 'Stripe is checking your details',
    text: 'You have given everything that was asked. Nothing is needed from you now. Most checks take minutes, some take a few days.',
  },
  unfinished: {
    tone: 'todo',
    title: 'You’re not finished yet',
    text: 'What you have given so far is saved at Stripe. Continue whenever you like: you can’t be paid until the rest is there.',
  },
  action_needed: {
    tone: 'todo',
    title: 'Stripe needs something more from you',
    text: 'What you gave is saved. Continue at Stripe to see and add what is missing.',
  },
  waiting_for_platform: {
    tone: 'wait',
    title: 'Your account is waiting for us',
    text: 'You have given everything that was asked. The next step is ours, not yours. Contact us if this lasts.',
  },
  payouts_paused: {
    tone: 'wait',
    title: 'Your payouts are paused',
    text: 'You can accept payments, and the money is kept for you at Stripe, but it is not sent to your bank for now. Stripe asks nothing of you. Look again later, and contact us if this lasts.',
  },
  charges_paused: {
    tone: 'wait',
    title: 'You can’t accept payments for now',
    text: 'What you have earned is still paid out to you, but no new payments are accepted. Stripe asks nothing of you. Look again later, and contact us if this lasts.',
  },
  not_ready: {
    tone: 'wait',
    title: 'Not ready yet',
    text: 'Stripe has not switched everything on for your account yet, and asks nothing of you. Look again later, and contact us if this lasts.',
  },
  rejected_by_stripe: {
    tone: 'bad',
    title: 'Stripe can’t support this account',
    text: 'Stripe has closed this account to payments, and there is nothing more to fill in. Contact us: we can see it on our side and will look at it with you.',
  },
  rejected_by_platform: {
    tone: 'bad',
    title: 'We have closed this account',
    text: 'It was us, not Stripe, who closed this account to payments, and there is nothing more to fill in. Contact us if you think that this is a mistake.',
  },
  disconnected: {
    tone: 'bad',
    title: 'This account is no longer connected to us',
    text: 'It was closed, or its connection to us was ended at Stripe, so we can’t pay you through it. You can start again with a new account.',
  },
};
