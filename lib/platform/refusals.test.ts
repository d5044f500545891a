import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChoiceName, type Choices, everySet, judge, type Refusal } from './choices';
import { anySet, named, refusedSet } from './testing';

const refusalsOf = (choices: Choices): readonly Refusal[] => {
  const verdict = judge(choices);
  return verdict.accepted ? [] : verdict.refusals;
};

/**
 * Each of Stripe's reasons, found by words of it, and the sets that it is about in the order onboarding,
 * dashboard, charges, fees, losses; a star is any option. No set is in two lines of a reason.
 */
const REASONS: readonly {
  words: string;
  about: readonly ChoiceName[];
  sets: readonly string[];
  count: number;
}[] = [
  {
    words: 'Stripe has the relationship with the account and bears its losses',
    about: ['dashboard', 'losses'],
    sets: ['* full * * platform'],
    count: 18,
  },
  {
    words: 'with the full Stripe Dashboard pays Stripe’s fees itself',
    about: ['dashboard', 'fees'],
    sets: ['* full * platform *'],
    count: 18,
  },
  {
    words: 'With the Express Dashboard the platform is liable',
    about: ['dashboard', 'losses'],
    sets: ['* express * * stripe'],
    count: 18,
  },
  {
    words: 'A platform that is liable for negative balances pays Stripe’s fees too',
    about: ['fees', 'losses'],
    sets: ['* * * account platform'],
    count: 27,
  },
  {
    words: 'Onboarding by API means that the platform collects what Stripe requires',
    about: ['onboarding', 'dashboard', 'fees', 'losses'],
    sets: ['api full * * *', 'api express * * *', 'api none * account *', 'api none * platform stripe'],
    count: 33,
  },
  {
    words: 'Destination charges and separate charges and transfers are the platform’s own payments',
    about: ['charges', 'fees', 'losses'],
    sets: [
      '* * destination account *',
      '* * destination platform stripe',
      '* * separate account *',
      '* * separate platform stripe',
    ],
    count: 54,
  },
  {
    words: 'Stripe requires its embedded components for onboarding',
    about: ['onboarding', 'dashboard', 'losses'],
    sets: ['hosted none * * stripe', 'api none * * stripe'],
    count: 12,
  },
];

const matches = (choices: Choices, pattern: string) => {
  const chosen = named(choices).split(' ');
  return pattern.split(' ').every((option, place) => option === '*' || option === chosen[place]);
};

describe('Stripe’s reasons', () => {
  test.each(REASONS)('“…$words…” stands for exactly the $count sets that it is about', (reason) => {
    const expected = everySet.filter((choices) => reason.sets.some((pattern) => matches(choices, pattern)));
    const given = everySet.filter((choices) =>
      refusalsOf(choices).some(({ reason: sentence }) => sentence.includes(reason.words)),
    );
    expect(given.map(named)).toEqual(expected.map(named));
    expect(given).toHaveLength(reason.count);
  });

  test.each(REASONS)('“…$words…” names the choices that it is about', ({ words, about }) => {
    const refusals = everySet.flatMap(refusalsOf).filter(({ reason }) => reason.includes(words));
    for (const refusal of refusals) expect(refusal.about).toEqual(about);
  });

  test('are these and no others, each given once to a set and written as one sentence', () => {
    const sentences = new Set(everySet.flatMap(refusalsOf).map(({ reason }) => reason));
    expect(sentences.size).toBe(REASONS.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^.]+\.$/);
    for (const choices of everySet) {
      const reasons = refusalsOf(choices).map(({ reason }) => reason);
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  });

  test('all that are broken are given at once, not only the first', () => {
    const verdict = judge({
      onboarding: 'api',
      dashboard: 'full',
      charges: 'separate',
      fees: 'account',
      losses: 'platform',
    });
    expect(verdict).toMatchObject({
      accepted: false,
      refusals: [
        { about: ['dashboard', 'losses'] },
        { about: ['fees', 'losses'] },
        { about: ['onboarding', 'dashboard', 'fees', 'losses'] },
        { about: ['charges', 'fees', 'losses'] },
      ],
    });
  });

  test('stay for as long as none of the choices that they are about is changed', () => {
    fc.assert(
      fc.property(refusedSet, anySet, (choices, other) => {
        for (const { about, reason } of refusalsOf(choices)) {
          const kept = Object.fromEntries(about.map((name) => [name, choices[name]]));
          expect(refusalsOf({ ...other, ...kept }).map((refusal) => refusal.reason)).toContain(reason);
        }
      }),
    );
  });
});
