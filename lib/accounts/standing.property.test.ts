import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from './account';
import { aboutStanding, standingOf } from './standing';
import { disabledReasons } from './testing';

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
  fc.constantFrom(...disabledReasons),
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

/** Half of these are finished and enabled enough to be ready, or not ready for one reason only. */
const oftenReady = fc.oneof(
  anyAccount,
  anyAccount.map((any) => ({
    ...any,
    disconnected: false,
    detailsSubmitted: true,
    requirements: { ...any.requirements, pastDue: [], errors: [] },
  })),
);

const manyRuns = { numRuns: 1_000 };
const always = (accounts: fc.Arbitrary<Account>, holds: (any: Account) => void) =>
  fc.assert(fc.property(accounts, holds), manyRuns);

describe('whatever Stripe says of an account', () => {
  test('its pilot is ready exactly where everything is on, nothing is due and nothing stands against it', () => {
    always(oftenReady, (any) => {
      const { pastDue, currentlyDue, disabledReason } = any.requirements;
      const ready =
        !any.disconnected &&
        any.detailsSubmitted &&
        any.chargesEnabled &&
        any.payoutsEnabled &&
        pastDue.length + currentlyDue.length === 0 &&
        disabledReason === undefined;
      expect(standingOf(any).kind === 'ready').toBe(ready);
    });
  });

  test('what is only due eventually changes nothing', () => {
    fc.assert(
      fc.property(anyAccount, names, (any, eventuallyDue) => {
        const other = { ...any, requirements: { ...any.requirements, eventuallyDue } };
        expect(standingOf(other)).toEqual(standingOf(any));
      }),
      manyRuns,
    );
  });

  test('a rejected account is rejected, and asks for nothing', () => {
    fc.assert(
      fc.property(anyAccount, fc.string(), (any, why) => {
        const requirements = { ...any.requirements, disabledReason: `rejected.${why}` };
        const by = why.startsWith('platform_') ? 'rejected_by_platform' : 'rejected_by_stripe';
        expect(standingOf({ ...any, requirements })).toEqual({ kind: by });
      }),
      manyRuns,
    );
  });

  test('an account that is not connected any more is told so and asks for nothing, unless it was rejected', () => {
    always(anyAccount, (any) => {
      const standing = standingOf({ ...any, disconnected: true });
      if (any.requirements.disabledReason?.startsWith('rejected.'))
        expect(standing.kind).toMatch(/^rejected_by_/);
      else expect(standing).toEqual({ kind: 'disconnected' });
      expect(aboutStanding[standing.kind].tone).toBe('bad');
    });
  });

  test('who can still be paid is told that something is due before anything stops, and never after', () => {
    always(oftenReady, (any) => {
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
    });
  });

  test('whose payouts or charges alone are paused has neither anything to do nor a check to wait for', () => {
    always(oftenReady, (any) => {
      const { kind } = standingOf(any);
      if (kind !== 'payouts_paused' && kind !== 'charges_paused') return;
      expect([any.chargesEnabled, any.payoutsEnabled]).toEqual(
        kind === 'payouts_paused' ? [true, false] : [false, true],
      );
      const { pastDue, currentlyDue, pendingVerification } = any.requirements;
      expect([...pastDue, ...currentlyDue, ...pendingVerification]).toEqual([]);
    });
  });

  test('who has not finished is told so, unless there is nothing to finish any more', () => {
    always(anyAccount, (any) => {
      const { kind } = standingOf({ ...any, disconnected: false, detailsSubmitted: false });
      if (any.requirements.disabledReason?.startsWith('rejected.')) expect(kind).toMatch(/^rejected_by_/);
      else expect(kind).toBe('unfinished');
    });
  });

  test('whatever is due now is listed, once', () => {
    always(anyAccount, (any) => {
      const standing = standingOf(any);
      fc.pre('missing' in standing);
      if (!('missing' in standing)) return;
      const { pastDue, currentlyDue } = any.requirements;
      expect(standing.missing.length > 0).toBe(pastDue.length + currentlyDue.length > 0);
      const lines = standing.missing.map(({ what }) => what);
      expect(new Set(lines).size).toBe(lines.length);
    });
  });

  test('its pilot is asked for something only where something is theirs to do', () => {
    always(anyAccount, (any) => {
      const { pastDue, currentlyDue, disabledReason } = any.requirements;
      const asked = aboutStanding[standingOf(any).kind].tone === 'todo';
      const due = pastDue.length + currentlyDue.length > 0 || disabledReason === 'requirements.past_due';
      if (asked) expect(due || !any.detailsSubmitted).toBe(true);
    });
  });

  test('a raw reason never appears in what its pilot reads', () => {
    // As Stripe spells them: a plain English word may stand in a sentence by chance, and tells nothing there.
    const spelled = fc.oneof(
      fc.constantFrom(...disabledReasons.filter((reason) => /[._]/.test(reason))),
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
        ].map((standing) => [standing, aboutStanding[standing.kind]]);
        expect(JSON.stringify(told)).not.toContain(disabledReason);
      }),
      manyRuns,
    );
  });

  test('a match on a sanctions list reads as any other review does', () => {
    always(anyAccount, (any) => {
      const because = (disabledReason: string) =>
        standingOf({ ...any, requirements: { ...any.requirements, disabledReason } });
      expect(because('listed')).toEqual(because('under_review'));
      expect(because('rejected.listed')).toEqual(because('rejected.other'));
    });
  });
});
