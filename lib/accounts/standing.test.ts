import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account, Requirements } from './account';
import { type StandingKind, standingOf, type Tone, wordsFor } from './standing';

/** An account with which all is well, but for what is given. */
function account({
  requirements,
  ...state
}: Partial<Omit<Account, 'requirements'>> & { requirements?: Partial<Requirements> } = {}): Account {
  return {
    id: 'acct_1AbC',
    disconnected: false,
    detailsSubmitted: true,
    chargesEnabled: true,
    payoutsEnabled: true,
    ...state,
    requirements: {
      pastDue: [],
      currentlyDue: [],
      eventuallyDue: [],
      pendingVerification: [],
      errors: [],
      disabledReason: undefined,
      deadline: undefined,
      ...requirements,
    },
  };
}

/** As `account`, with charges and payouts off. */
const off = (requirements: Partial<Requirements>) =>
  account({ chargesEnabled: false, payoutsEnabled: false, requirements });

const reasons = [
  'requirements.past_due',
  'requirements.pending_verification',
  'under_review',
  'listed',
  'action_required.requested_capabilities',
  'platform_paused',
  'rejected.fraud',
  'rejected.terms_of_service',
  'rejected.listed',
  'rejected.incomplete_verification',
  'rejected.other',
  'rejected.platform_fraud',
  'rejected.platform_terms_of_service',
  'rejected.platform_other',
  'other',
] as const;

const anyName = fc.oneof(
  fc.constantFrom(
    'individual.dob.day',
    'individual.dob.month',
    'external_account',
    'business_profile.url',
    'tos_acceptance.date',
    'person_1AbC.first_name',
    'constructor',
    '__proto__.length',
  ),
  fc.string(),
);
const names = fc.array(anyName, { maxLength: 4 });
const anyReason = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...reasons),
  fc.string({ minLength: 1 }),
  fc.string().map((rest) => `rejected.${rest}`),
);
const anyAccount: fc.Arbitrary<Account> = fc.record({
  id: fc.constant('acct_1AbC'),
  disconnected: fc.boolean(),
  detailsSubmitted: fc.boolean(),
  chargesEnabled: fc.boolean(),
  payoutsEnabled: fc.boolean(),
  requirements: fc.record({
    pastDue: names,
    currentlyDue: names,
    eventuallyDue: names,
    pendingVerification: names,
    errors: fc.array(fc.record({ requirement: anyName, code: fc.string() }), { maxLength: 2 }),
    disabledReason: anyReason,
    deadline: fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }),
  }),
});

/** An account as finished and as enabled as the others, so that half of them are not ready for another reason. */
const nearlyReady = anyAccount.map((any) => ({
  ...any,
  disconnected: false,
  detailsSubmitted: true,
  requirements: { ...any.requirements, pastDue: [], errors: [] },
}));

const everyRun = { numRuns: 1_000 };

describe('whatever Stripe says of an account', () => {
  test('its pilot is ready exactly where everything is on, nothing is due and nothing stands against it', () => {
    fc.assert(
      fc.property(fc.oneof(anyAccount, nearlyReady), (any) => {
        const { pastDue, currentlyDue, disabledReason } = any.requirements;
        const ready =
          !any.disconnected &&
          any.detailsSubmitted &&
          any.chargesEnabled &&
          any.payoutsEnabled &&
          pastDue.length + currentlyDue.length === 0 &&
          disabledReason === undefined;
        expect(standingOf(any).kind === 'ready').toBe(ready);
      }),
      everyRun,
    );
  });

  test('what is only due eventually changes nothing', () => {
    fc.assert(
      fc.property(anyAccount, names, (any, eventuallyDue) => {
        const other = { ...any, requirements: { ...any.requirements, eventuallyDue } };
        expect(standingOf(other)).toEqual(standingOf(any));
      }),
      everyRun,
    );
  });

  test('a rejected account is rejected, and asks for nothing', () => {
    fc.assert(
      fc.property(anyAccount, fc.string(), (any, why) => {
        const requirements = { ...any.requirements, disabledReason: `rejected.${why}` };
        const by = why.startsWith('platform_') ? 'rejected_by_platform' : 'rejected_by_stripe';
        expect(standingOf({ ...any, requirements })).toEqual({ kind: by });
      }),
      everyRun,
    );
  });

  test('an account that is not connected any more is told so and asks for nothing, unless it was rejected', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const standing = standingOf({ ...any, disconnected: true });
        if (any.requirements.disabledReason?.startsWith('rejected.'))
          expect(standing.kind).toMatch(/^rejected_by_/);
        else expect(standing).toEqual({ kind: 'disconnected' });
        expect(wordsFor[standing.kind].tone).toBe('bad');
      }),
      everyRun,
    );
  });

  test('who can still be paid is told that something is due before anything stops, and never after', () => {
    fc.assert(
      fc.property(fc.oneof(anyAccount, nearlyReady), (any) => {
        const { pastDue, currentlyDue, disabledReason } = any.requirements;
        const soon =
          !any.disconnected &&
          any.detailsSubmitted &&
          any.chargesEnabled &&
          any.payoutsEnabled &&
          disabledReason === undefined &&
          pastDue.length === 0 &&
          currentlyDue.length > 0;
        expect(standingOf(any).kind === 'due_soon').toBe(soon);
      }),
      everyRun,
    );
  });

  test('whose payouts or charges alone are paused has neither anything to do nor a check to wait for', () => {
    fc.assert(
      fc.property(fc.oneof(anyAccount, nearlyReady), (any) => {
        const { kind } = standingOf(any);
        if (kind !== 'payouts_paused' && kind !== 'charges_paused') return;
        expect([any.chargesEnabled, any.payoutsEnabled]).toEqual(
          kind === 'payouts_paused' ? [true, false] : [false, true],
        );
        const { pastDue, currentlyDue, pendingVerification } = any.requirements;
        expect([...pastDue, ...currentlyDue, ...pendingVerification]).toEqual([]);
      }),
      everyRun,
    );
  });

  test('who has not finished is told so, unless there is nothing to finish any more', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const { kind } = standingOf({ ...any, disconnected: false, detailsSubmitted: false });
        if (any.requirements.disabledReason?.startsWith('rejected.')) expect(kind).toMatch(/^rejected_by_/);
        else expect(kind).toBe('unfinished');
      }),
      everyRun,
    );
  });

  test('whatever is due now is listed, once', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const standing = standingOf(any);
        fc.pre('missing' in standing);
        if (!('missing' in standing)) return;
        const { pastDue, currentlyDue } = any.requirements;
        expect(standing.missing.length > 0).toBe(pastDue.length + currentlyDue.length > 0);
        const lines = standing.missing.map(({ what }) => what);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      everyRun,
    );
  });

  test('its pilot is asked for something only where something is theirs to do', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const { pastDue, currentlyDue, disabledReason } = any.requirements;
        const asked = wordsFor[standingOf(any).kind].tone === 'todo';
        const due = pastDue.length + currentlyDue.length > 0 || disabledReason === 'requirements.past_due';
        if (asked) expect(due || !any.detailsSubmitted).toBe(true);
      }),
      everyRun,
    );
  });

  test('a raw reason never appears in what its pilot reads', () => {
    // As Stripe spells them: a plain English word may stand in a sentence by chance, and tells nothing there.
    const spelled = fc.oneof(
      fc.constantFrom(...reasons.filter((reason) => /[._]/.test(reason))),
      fc.stringMatching(/^[a-z]{3,10}[._][a-z]{3,10}$/),
    );
    fc.assert(
      fc.property(anyAccount, spelled, (any, disabledReason) => {
        const names = ['external_account'];
        const { requirements } = any;
        const told = [
          standingOf({
            ...any,
            requirements: { ...requirements, disabledReason, pastDue: [], currentlyDue: [] },
          }),
          standingOf({
            ...any,
            requirements: { ...requirements, disabledReason, pastDue: [], currentlyDue: names },
          }),
        ].map((standing) => [standing, wordsFor[standing.kind]]);
        expect(JSON.stringify(told)).not.toContain(disabledReason);
      }),
      everyRun,
    );
  });

  test('a match on a sanctions list reads as any other review does', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const because = (disabledReason: string) =>
          standingOf({ ...any, requirements: { ...any.requirements, disabledReason } });
        expect(because('listed')).toEqual(because('under_review'));
        expect(because('rejected.listed')).toEqual(because('rejected.other'));
      }),
      everyRun,
    );
  });
});

test.each(reasons.filter((reason) => reason.startsWith('rejected.')))(
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
    missing: [{ what: expect.any(String), problem: expect.any(String) }],
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
  '“%s” is felt as %s, in a title and whole sentences of its own',
  (kind, tone, state) => {
    const standing = standingOf(state);
    expect(standing.kind).toBe(kind);
    const words = wordsFor[standing.kind];
    expect(words.tone).toBe(tone);
    expect(words.title).toMatch(/^[A-Z][^._]+$/);
    expect(words.text).toMatch(/^[A-Z][^_]+\.$/);
  },
);

test('no two standings read alike', () => {
  const titles = Object.values(wordsFor).map(({ title }) => title);
  const texts = Object.values(wordsFor).map(({ text }) => text);
  expect(new Set(titles).size).toBe(titles.length);
  expect(new Set(texts).size).toBe(texts.length);
});
