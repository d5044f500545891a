import { expect, test } from 'vitest';
import { AppError } from '../errors';
import { Payability, payabilityOf } from './payability';
import { standingOf } from './standing';
import { account, disabledReasons, off } from './testing';

const seenAt = new Date('2026-11-29T12:00:00Z');
const told = (state: ReturnType<typeof account>, failure?: AppError) =>
  payabilityOf({ account: state, standing: standingOf(state), seenAt, ...(failure && { failure }) });

test('of an account that is ready the platform is told that nobody has anything to do', () => {
  expect(told(account())).toEqual({
    account: 'acct_1AbC',
    standing: 'ready',
    payable: true,
    chargesEnabled: true,
    payoutsEnabled: true,
    turn: 'nobody',
    reason: 'Stripe has checked the account, and nothing is due.',
    missing: 0,
    deadline: null,
    asOf: '2026-11-29T12:00:00.000Z',
    stale: false,
  });
});

test('of one that has something due it is told how much, until when, and that it is the pilot’s turn', () => {
  const deadline = new Date('2027-01-01T00:00:00Z');
  const due = off({
    currentlyDue: ['individual.dob.day', 'individual.dob.year', 'external_account'],
    deadline,
  });
  expect(told(due)).toMatchObject({
    standing: 'action_needed',
    payable: false,
    turn: 'pilot',
    missing: 2,
    deadline: '2027-01-01T00:00:00.000Z',
  });
});

test('what Stripe said last is told as such', () => {
  expect(told(account(), new AppError('stripe_unavailable', 'no answer'))).toMatchObject({
    payable: true,
    asOf: '2026-11-29T12:00:00.000Z',
    stale: true,
  });
});

test('whatever Stripe says of an account, the answer is a state: none of its words of a person or a list', () => {
  for (const disabledReason of disabledReasons) {
    const answer = told(off({ disabledReason, currentlyDue: ['person_1AbC.verification.document'] }));
    expect(Payability.parse(answer)).toEqual(answer);
    expect(JSON.stringify(answer)).not.toMatch(/person_|listed|verification|fraud|requirements\./);
  }
});
