import type { Account } from './account';
import { type RequirementLine, requirementLines } from './requirements';

/** Every standing, in the order in which the platform's people read them. */
export const standingKinds = [
  'ready',
  'due_soon',
  'checking',
  'unfinished',
  'action_needed',
  'waiting_for_platform',
  'payouts_paused',
  'charges_paused',
  'not_ready',
  'rejected_by_stripe',
  'rejected_by_platform',
  'disconnected',
] as const;
export type StandingKind = (typeof standingKinds)[number];

export type Standing =
  | { kind: 'unfinished'; missing: RequirementLine[] }
  | { kind: 'action_needed' | 'due_soon'; missing: RequirementLine[]; deadline: Date | undefined }
  | { kind: Exclude<StandingKind, 'unfinished' | 'action_needed' | 'due_soon'> };

export function isStandingKind(word: string): word is StandingKind {
  return standingKinds.some((kind) => kind === word);
}

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

/**
 * In the order that is safe for Stripe's fields: rejected, disconnected, not finished, due, in review, enabled. What is
 * only eventually due keeps nobody from being ready; nothing due is not yet ready: `disabled_reason` can stand alone.
 */
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

/** Whose turn it may be; `nobody`’s where nothing is awaited. */
export const turns = ['pilot', 'stripe', 'platform', 'nobody'] as const;

type About = Readonly<{
  tone: Tone;
  turn: (typeof turns)[number];
  /** Nothing more is expected to happen by itself: what ends it is somebody's doing. */
  settled: boolean;
  /** The pilot has given Stripe what it first asked for. */
  submitted: boolean;
  /** The pilot can accept payments and be paid. */
  payable: boolean;
  /** The platform is told when an account comes to it; of any other, when one that was payable falls into it. */
  told: boolean;
  next: 'lead_on' | 'continue' | 'check_again' | 'start_again' | 'nothing';
}>;

/** All that a standing means: a new one does not compile until this is complete. */
export const aboutStanding: Readonly<Record<StandingKind, About>> = {
  ready: {
    tone: 'good',
    turn: 'nobody',
    settled: true,
    submitted: true,
    payable: true,
    told: true,
    next: 'lead_on',
  },
  due_soon: {
    tone: 'todo',
    turn: 'pilot',
    settled: false,
    submitted: true,
    payable: true,
    told: true,
    next: 'continue',
  },
  checking: {
    tone: 'wait',
    turn: 'stripe',
    settled: false,
    submitted: true,
    payable: false,
    told: false,
    next: 'check_again',
  },
  unfinished: {
    tone: 'todo',
    turn: 'pilot',
    settled: false,
    submitted: false,
    payable: false,
    told: false,
    next: 'continue',
  },
  action_needed: {
    tone: 'todo',
    turn: 'pilot',
    settled: false,
    submitted: true,
    payable: false,
    told: true,
    next: 'continue',
  },
  waiting_for_platform: {
    tone: 'wait',
    turn: 'platform',
    settled: false,
    submitted: true,
    payable: false,
    told: true,
    next: 'check_again',
  },
  payouts_paused: {
    tone: 'wait',
    turn: 'stripe',
    settled: false,
    submitted: true,
    payable: false,
    told: true,
    next: 'check_again',
  },
  charges_paused: {
    tone: 'wait',
    turn: 'stripe',
    settled: false,
    submitted: true,
    payable: false,
    told: true,
    next: 'check_again',
  },
  not_ready: {
    tone: 'wait',
    turn: 'stripe',
    settled: false,
    submitted: true,
    payable: false,
    told: true,
    next: 'check_again',
  },
  rejected_by_stripe: {
    tone: 'bad',
    turn: 'nobody',
    settled: true,
    submitted: true,
    payable: false,
    told: true,
    next: 'nothing',
  },
  rejected_by_platform: {
    tone: 'bad',
    turn: 'nobody',
    settled: true,
    submitted: true,
    payable: false,
    told: true,
    next: 'nothing',
  },
  disconnected: {
    tone: 'bad',
    turn: 'pilot',
    settled: true,
    submitted: false,
    payable: false,
    told: true,
    next: 'start_again',
  },
};
