import { expect, test } from 'vitest';
import { standingOf } from './standing';
import { account, disabledReasons, off } from './testing';

test.each(disabledReasons.filter((reason) => reason.startsWith('rejected.')))(
  '%s is rejected, by whom it says',
  (disabledReason) => {
    const kind = disabledReason.includes('platform') ? 'rejected_by_platform' : 'rejected_by_stripe';
    expect(standingOf(off({ disabledReason, currentlyDue: ['external_account'] }))).toEqual({ kind });
  },
);

test.each(['requirements.pending_verification', 'under_review', 'listed'])(
  'with %s Stripe is checking, and the pilot has nothing to do',
  (disabledReason) => {
    expect(standingOf(off({ disabledReason }))).toEqual({ kind: 'checking' });
    expect(standingOf(account({ requirements: { disabledReason } }))).toEqual({ kind: 'checking' });
  },
);

test.each(['platform_paused', 'action_required.requested_capabilities'])(
  'with %s the next step is the platform’s',
  (disabledReason) => {
    expect(standingOf(off({ disabledReason }))).toEqual({ kind: 'waiting_for_platform' });
  },
);

test.each(['other', 'a_reason.of_next_year', 'rejected'])(
  'with “%s” nobody is told they are ready',
  (disabledReason) => {
    expect(standingOf(account({ requirements: { disabledReason } }))).toEqual({ kind: 'not_ready' });
  },
);

test('what is due comes before a review: the pilot can do something meanwhile', () => {
  const standing = standingOf(off({ disabledReason: 'under_review', currentlyDue: ['external_account'] }));
  expect(standing.kind).toBe('action_needed');
});

test('what was due is the pilot’s turn even where Stripe names nothing', () => {
  const standing = standingOf(off({ disabledReason: 'requirements.past_due' }));
  expect(standing).toEqual({ kind: 'action_needed', missing: [], deadline: undefined });
});

test('a deadline and what was wrong before are passed on', () => {
  const deadline = new Date('2026-12-01T12:00:00Z');
  const standing = standingOf(
    account({
      requirements: {
        deadline,
        currentlyDue: ['individual.verification.document'],
        errors: [{ requirement: 'individual.verification.document', code: 'verification_document_expired' }],
      },
    }),
  );
  expect(standing).toEqual({
    kind: 'due_soon',
    deadline,
    missing: [{ what: expect.any(String), group: 'you', problem: expect.any(String) }],
  });
});

test('what is both past and currently due is asked for once', () => {
  const standing = standingOf(off({ pastDue: ['external_account'], currentlyDue: ['external_account'] }));
  expect(standing).toMatchObject({ kind: 'action_needed', missing: [{ what: expect.any(String) }] });
});

test('a new account is unfinished, with all that Stripe asks of it', () => {
  const fresh = account({
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    requirements: {
      disabledReason: 'requirements.past_due',
      pastDue: ['business_type'],
      currentlyDue: ['business_type', 'external_account'],
    },
  });
  const standing = standingOf(fresh);
  expect(standing).toMatchObject({ kind: 'unfinished', missing: [{}, {}] });
});

test.each([
  ['charges_paused', { chargesEnabled: false }],
  ['payouts_paused', { payoutsEnabled: false }],
])('it is %s with %j, but where something is with Stripe it is checking', (kind, state) => {
  expect(standingOf(account(state))).toEqual({ kind });
  const checked = { ...state, requirements: { pendingVerification: ['individual.id_number'] } };
  expect(standingOf(account(checked))).toEqual({ kind: 'checking' });
});

test('with everything off and nothing said the pilot is not ready', () => {
  expect(standingOf(off({}))).toEqual({ kind: 'not_ready' });
});

test('what is past due is the pilot’s turn now, even while everything still works', () => {
  const requirements = { pastDue: ['external_account'], currentlyDue: ['external_account'] };
  expect(standingOf(account({ requirements })).kind).toBe('action_needed');
});

test('a check that goes on beside everything being on keeps nobody waiting', () => {
  const requirements = {
    pendingVerification: ['individual.id_number'],
    eventuallyDue: ['individual.id_number'],
  };
  expect(standingOf(account({ requirements }))).toEqual({ kind: 'ready' });
});
