import { expect, expectTypeOf, test } from 'vitest';
import { aboutStanding, type StandingKind, standingKinds, standingOf, type Tone } from './standing';
import { examples } from './testing';

const tones: Readonly<Record<StandingKind, Tone>> = {
  ready: 'good',
  due_soon: 'todo',
  checking: 'wait',
  unfinished: 'todo',
  action_needed: 'todo',
  waiting_for_platform: 'wait',
  payouts_paused: 'wait',
  charges_paused: 'wait',
  not_ready: 'wait',
  rejected_by_stripe: 'bad',
  rejected_by_platform: 'bad',
  disconnected: 'bad',
};

test.each(standingKinds)('an account that is “%s” is told by what Stripe says, and felt as it is', (kind) => {
  expect(standingOf(examples[kind]).kind).toBe(kind);
  expect(aboutStanding[kind].tone).toBe(tones[kind]);
});

test('every standing is there, and nothing else is', () => {
  expect(Object.keys(aboutStanding).sort()).toEqual([...standingKinds].sort());
  expectTypeOf<keyof typeof aboutStanding>().toEqualTypeOf<StandingKind>();
});

/** The standings of which that is said. */
const thatAre = (which: 'settled' | 'payable' | 'told') =>
  standingKinds.filter((kind) => aboutStanding[kind][which]);

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

test('the platform is told of every standing, but of those on the way to a first answer', () => {
  expect(standingKinds.filter((kind) => !thatAre('told').includes(kind))).toEqual(['checking', 'unfinished']);
});
