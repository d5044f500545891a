import { expect, expectTypeOf, test } from 'vitest';
import type { Account } from './account';
import { aboutStanding, type StandingKind, standingKinds, standingOf, type Tone } from './standing';
import { account, off } from './testing';

const examples = {
  ready: ['good', account()],
  due_soon: ['todo', account({ requirements: { currentlyDue: ['external_account'] } })],
  checking: ['wait', off({ disabledReason: 'under_review' })],
  unfinished: ['todo', account({ detailsSubmitted: false })],
  action_needed: ['todo', off({ currentlyDue: ['external_account'] })],
  waiting_for_platform: ['wait', off({ disabledReason: 'platform_paused' })],
  payouts_paused: ['wait', account({ payoutsEnabled: false })],
  charges_paused: ['wait', account({ chargesEnabled: false })],
  not_ready: ['wait', off({ disabledReason: 'other' })],
  rejected_by_stripe: ['bad', off({ disabledReason: 'rejected.other' })],
  rejected_by_platform: ['bad', off({ disabledReason: 'rejected.platform_other' })],
  disconnected: ['bad', account({ disconnected: true })],
} as const satisfies Record<StandingKind, readonly [Tone, Account]>;

test.each(Object.entries(examples).map(([kind, [tone, state]]) => [kind, tone, state] as const))(
  '“%s” is felt as %s',
  (kind, tone, state) => {
    const standing = standingOf(state);
    expect(standing.kind).toBe(kind);
    expect(aboutStanding[standing.kind].tone).toBe(tone);
  },
);

test('every standing is told about, and nothing else is', () => {
  expect(Object.keys(aboutStanding).sort()).toEqual([...standingKinds].sort());
  expectTypeOf<keyof typeof aboutStanding>().toEqualTypeOf<StandingKind>();
});

/** The standings of which that is said. */
const thatAre = (which: 'settled' | 'payable') => standingKinds.filter((kind) => aboutStanding[kind][which]);

test('what is expected to change by itself is every standing but these', () => {
  expect(thatAre('settled')).toEqual(['ready', 'rejected_by_stripe', 'rejected_by_platform', 'disconnected']);
});

test('it is the pilot’s turn where there is something for them to do, and nobody’s where all is over', () => {
  const turnOf = (turn: string) => standingKinds.filter((kind) => aboutStanding[kind].turn === turn);
  expect(turnOf('pilot')).toEqual(['due_soon', 'unfinished', 'action_needed', 'disconnected']);
  expect(turnOf('pilot')).toEqual(
    standingKinds.filter((kind) => ['continue', 'start_again'].includes(aboutStanding[kind].next)),
  );
  expect(turnOf('platform')).toEqual(['waiting_for_platform']);
  expect(turnOf('nobody')).toEqual(['ready', 'rejected_by_stripe', 'rejected_by_platform']);
});

test('a pilot who is ready, or has something due soon, is paid: nobody else is', () => {
  expect(thatAre('payable')).toEqual(['ready', 'due_soon']);
});
