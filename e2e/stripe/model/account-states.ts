import type Stripe from 'stripe';
import type { AccountRecord, ForcedState } from './account';
import { nothingDue } from './nothing-due';
import { DOCUMENT } from './verification';

const THREE_DAYS = 3 * 24 * 60 * 60;

type Requirements = Partial<Stripe.Account.Requirements>;

/** In Stripe's words; `put` is told the time in Unix seconds. */
type NamedState = Readonly<{
  title: string;
  put: (now: number) => Partial<Pick<AccountRecord, 'forced' | 'disconnected' | 'closed'>>;
}>;

const on = { details_submitted: true, charges_enabled: true, payouts_enabled: true };
const off = { details_submitted: true, charges_enabled: false, payouts_enabled: false };

function forced(enabled: Omit<Required<ForcedState>, 'requirements'>, requirements: Requirements = {}) {
  return { forced: { ...enabled, requirements: { ...nothingDue, ...requirements } } };
}

/** Due at once, with a reason for it. */
function pastDue(names: string[], requirements: Requirements = {}): Requirements {
  return {
    currently_due: names,
    eventually_due: names,
    past_due: names,
    disabled_reason: 'requirements.past_due',
    ...requirements,
  };
}

/** States that an account can be put into, whatever was given: in the order in which a pilot may meet them. */
export const accountStates = {
  not_submitted: {
    title: 'Details not submitted',
    put: () =>
      forced(
        { ...off, details_submitted: false },
        pastDue(['external_account', 'tos_acceptance.date', 'tos_acceptance.ip']),
      ),
  },
  pending_verification: {
    title: 'Verification pending',
    put: () =>
      forced(off, {
        pending_verification: [DOCUMENT],
        disabled_reason: 'requirements.pending_verification',
      }),
  },
  under_review: {
    title: 'Under review',
    put: () => forced(off, { disabled_reason: 'under_review' }),
  },
  past_due: {
    title: 'A document is past due',
    put: () =>
      forced(
        off,
        pastDue([DOCUMENT], {
          errors: [
            {
              code: 'verification_document_not_readable',
              reason: 'The document could not be read.',
              requirement: DOCUMENT,
            },
          ],
        }),
      ),
  },
  enabled: {
    title: 'Enabled',
    put: () => forced(on, { eventually_due: ['individual.id_number'] }),
  },
  currently_due: {
    title: 'A document due in 3 days',
    put: (now) =>
      forced(on, {
        currently_due: [DOCUMENT],
        eventually_due: [DOCUMENT],
        current_deadline: now + THREE_DAYS,
      }),
  },
  payouts_disabled: {
    title: 'Payouts disabled',
    put: () => forced({ ...on, payouts_enabled: false }),
  },
  charges_disabled: {
    title: 'Charges disabled',
    put: () => forced({ ...on, charges_enabled: false }),
  },
  platform_paused: {
    title: 'Paused by the platform',
    put: () => forced(off, { disabled_reason: 'platform_paused' }),
  },
  other: {
    title: 'Disabled, no reason told',
    put: () => forced(off, { disabled_reason: 'other' }),
  },
  rejected_fraud: {
    title: 'Rejected by Stripe',
    put: () => forced(off, { disabled_reason: 'rejected.fraud' }),
  },
  rejected_platform_fraud: {
    title: 'Rejected by the platform',
    put: () => forced(off, { disabled_reason: 'rejected.platform_fraud' }),
  },
  disconnected: { title: 'Disconnected', put: () => ({ disconnected: true }) },
  closed: { title: 'Closed', put: () => ({ closed: true }) },
} as const satisfies Record<string, NamedState>;

/** As its platform does. */
export function closeForGood(account: AccountRecord): void {
  account.closed = true;
  account.closedForGood = true;
}

export type AccountStateName = keyof typeof accountStates;

export function isAccountStateName(word: string): word is AccountStateName {
  return Object.hasOwn(accountStates, word);
}

export const accountStateNames = Object.keys(accountStates).filter(isAccountStateName);

/** What follows from what its pilot gave, and from nothing else. */
const asStripeWouldHaveIt = { forced: {}, disconnected: false, closed: false };

/** Puts an account into that state and no other, or with null into none, but for one that was closed for good. `now` in Unix seconds. */
export function putInto(account: AccountRecord, name: AccountStateName | null, now: number): void {
  Object.assign(account, asStripeWouldHaveIt, name && accountStates[name].put(now));
  if (account.closedForGood) account.closed = true;
}
