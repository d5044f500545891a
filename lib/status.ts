import type { Account } from './accounts/accounts';
import { type RequirementLine, requirementLines } from './requirements';

/**
 * What an account's state means for its pilot. Read in the order that is safe for Stripe's fields: rejected,
 * not finished, due, in review, enabled. What is only eventually due keeps nobody from being ready, and nothing
 * due is not yet ready, for `disabled_reason` can stand alone.
 */
export type Standing =
  | { kind: 'rejected' }
  | { kind: 'unfinished'; missing: RequirementLine[] }
  | { kind: 'action_needed'; missing: RequirementLine[]; deadline: Date | undefined }
  | { kind: 'checking' }
  | { kind: 'waiting_for_platform' }
  | { kind: 'not_ready' }
  | { kind: 'ready' };

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
  if (disabledReason?.startsWith('rejected.')) return { kind: 'rejected' };

  const missing = requirementLines([...new Set([...pastDue, ...currentlyDue])], errors);
  if (!account.detailsSubmitted) return { kind: 'unfinished', missing };
  if (missing.length > 0 || disabledReason === 'requirements.past_due')
    return { kind: 'action_needed', missing, deadline };

  if (disabledReason && PLATFORM_MUST_ACT.has(disabledReason)) return { kind: 'waiting_for_platform' };
  if (disabledReason && IN_REVIEW.has(disabledReason)) return { kind: 'checking' };
  if (account.chargesEnabled && account.payoutsEnabled && !disabledReason) return { kind: 'ready' };
  return pendingVerification.length > 0 ? { kind: 'checking' } : { kind: 'not_ready' };
}

/** How a standing is to be felt: `good` and `bad` as they say, `todo` is the pilot's turn, `wait` is not. */
export type Tone = 'good' | 'todo' | 'wait' | 'bad';

type Words = Readonly<{ tone: Tone; title: string; text: string }>;

const words: Record<Standing['kind'], Words> = {
  ready: {
    tone: 'good',
    title: 'You’re cleared for take-off',
    text: 'Stripe has checked your details. You can accept payments and be paid. Nothing is needed from you.',
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
  not_ready: {
    tone: 'wait',
    title: 'Not ready yet',
    text: 'Stripe has not switched everything on for your account yet, and asks nothing of you. Look again later, and contact us if this lasts.',
  },
  rejected: {
    tone: 'bad',
    title: 'Stripe can’t support this account',
    text: 'Stripe has closed this account to payments, and there is nothing more to fill in. Contact us: we can see it on our side and will look at it with you.',
  },
};

/** Gives a standing's title, tone and sentence; who must act stands in the sentence. */
export function wordsFor(standing: Standing): Words {
  return words[standing.kind];
}
