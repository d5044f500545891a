import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedSets,
  type ChoiceName,
  type Choices,
  choiceNames,
  defaultChoices,
  differences,
  everySet,
  judge,
  options,
  type Refusal,
  requirementsCollector,
} from './choices';

/**
 * What Stripe accepts, written by hand from its documentation and not from the rules: who collects what Stripe
 * requires, then for each type of charge the ways to onboard. A dash is a refusal.
 */
const TABLE = `
  dashboard | fees     | losses   || collected by | direct                | destination           | separate
  full      | account  | stripe   || stripe       | hosted, embedded      | –                     | –
  full      | account  | platform || –            | –                     | –                     | –
  full      | platform | stripe   || –            | –                     | –                     | –
  full      | platform | platform || –            | –                     | –                     | –
  express   | account  | stripe   || –            | –                     | –                     | –
  express   | account  | platform || –            | –                     | –                     | –
  express   | platform | stripe   || –            | –                     | –                     | –
  express   | platform | platform || stripe       | hosted, embedded      | hosted, embedded      | hosted, embedded
  none      | account  | stripe   || stripe       | embedded              | –                     | –
  none      | account  | platform || –            | –                     | –                     | –
  none      | platform | stripe   || stripe       | embedded              | –                     | –
  none      | platform | platform || platform     | hosted, embedded, api | hosted, embedded, api | hosted, embedded, api
`;

const [, ...rows] = TABLE.trim()
  .split('\n')
  .map((row) => row.split(/\|+/).map((cell) => cell.trim()));

/** The cells of the table: one for each of the 36 ways to choose all but the onboarding. */
const cells = rows.flatMap(([dashboard, fees, losses, collectedBy = '', ...byCharges]) =>
  byCharges.map((onboardings, column) => ({
    dashboard,
    fees,
    losses,
    collectedBy,
    charges: ['direct', 'destination', 'separate'][column],
    onboardings: onboardings === '–' ? [] : onboardings.split(', '),
  })),
);

function cellOf({ dashboard, charges, fees, losses }: Choices) {
  const wanted = [dashboard, charges, fees, losses].join();
  const found = cells.filter(
    (cell) => [cell.dashboard, cell.charges, cell.fees, cell.losses].join() === wanted,
  );
  const [cell] = found;
  if (found.length !== 1 || !cell) throw new Error(`The table has ${found.length} cells for ${wanted}.`);
  return cell;
}

const inTable = (choices: Choices) => cellOf(choices).onboardings.includes(choices.onboarding);

const named = ({ onboarding, dashboard, charges, fees, losses }: Choices) =>
  [onboarding, dashboard, charges, fees, losses].join(' ');

const refusalsOf = (choices: Choices): readonly Refusal[] => {
  const verdict = judge(choices);
  return verdict.accepted ? [] : verdict.refusals;
};
const nearestOf = (choices: Choices): readonly Choices[] => {
  const verdict = judge(choices);
  return verdict.accepted ? [] : verdict.nearest;
};

const apart = (one: Choices, other: Choices) =>
  [
    one.onboarding !== other.onboarding,
    one.dashboard !== other.dashboard,
    one.charges !== other.charges,
    one.fees !== other.fees,
    one.losses !== other.losses,
  ].filter(Boolean).length;

const anySet: fc.Arbitrary<Choices> = fc.record({
  onboarding: fc.constantFrom(...options.onboarding),
  dashboard: fc.constantFrom(...options.dashboard),
  charges: fc.constantFrom(...options.charges),
  fees: fc.constantFrom(...options.fees),
  losses: fc.constantFrom(...options.losses),
});
const refusedSets = everySet.filter((choices) => !inTable(choices));
const refusedSet = fc.constantFrom(...refusedSets);

describe('the table of Stripe’s docs', () => {
  test.each(
    everySet.map((choices) => [named(choices), inTable(choices) ? 'accepted' : 'refused', choices] as const),
  )('%s is %s', (_name, verdict, choices) => {
    expect(judge(choices).accepted ? 'accepted' : 'refused').toBe(verdict);
  });

  test('there are 108 sets of choices, of which Stripe accepts 19', () => {
    expect(new Set(everySet.map(named)).size).toBe(108);
    expect(everySet).toHaveLength(108);
    expect(cells.flatMap(({ onboardings }) => onboardings)).toHaveLength(19);
    expect(acceptedSets).toHaveLength(19);
    expect(new Set(acceptedSets.map(named)).size).toBe(19);
    expect(acceptedSets.every(inTable)).toBe(true);
  });

  test('Stripe’s own default is one that it accepts', () => {
    expect(named(defaultChoices)).toBe('hosted full direct account stripe');
    expect(judge(defaultChoices)).toEqual({ accepted: true });
  });

  test('what Stripe requires is collected by whom the table says', () => {
    for (const choices of acceptedSets)
      expect([named(choices), requirementsCollector(choices)]).toEqual([
        named(choices),
        cellOf(choices).collectedBy,
      ]);
  });
});

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

describe('the nearest sets', () => {
  test('are all those that Stripe accepts at the least distance, and no others', () => {
    for (const choices of refusedSets) {
      const distances = acceptedSets.map((set) => apart(choices, set));
      const least = Math.min(...distances);
      const expected = acceptedSets.filter((_, place) => distances[place] === least);
      expect(least).toBeGreaterThan(0);
      expect(nearestOf(choices).map(named)).toEqual(expected.map(named));
    }
  });

  test.each([
    ['hosted full direct account platform', ['hosted full direct account stripe']],
    ['hosted express direct platform stripe', ['hosted express direct platform platform']],
    [
      'embedded full destination platform platform',
      ['embedded express destination platform platform', 'embedded none destination platform platform'],
    ],
    [
      'hosted none direct account stripe',
      ['hosted full direct account stripe', 'embedded none direct account stripe'],
    ],
    ['api none separate account platform', ['api none separate platform platform']],
    [
      'hosted none destination account stripe',
      [
        'hosted full direct account stripe',
        'hosted none destination platform platform',
        'embedded none direct account stripe',
      ],
    ],
  ])('of %s are %j', (name, expected) => {
    const choices = everySet.find((set) => named(set) === name);
    expect(choices && nearestOf(choices).map(named)).toEqual(expected);
  });

  test('are reached by changing what differs, and nothing less will do', () => {
    fc.assert(
      fc.property(refusedSet, anySet, (choices, other) => {
        const [nearest] = nearestOf(choices);
        expect(nearest && judge(nearest)).toEqual({ accepted: true });
        const fewest = nearest ? differences(choices, nearest).length : 0;
        if (differences(choices, other).length < fewest) expect(judge(other).accepted).toBe(false);
      }),
    );
  });
});

test('a set differs from another in the choices that are not the same, in the guide’s order', () => {
  expect(choiceNames).toEqual(['onboarding', 'dashboard', 'charges', 'fees', 'losses']);
  fc.assert(
    fc.property(anySet, anySet, (one, other) => {
      const names = differences(one, other);
      expect(names).toEqual(differences(other, one));
      expect(names).toHaveLength(apart(one, other));
      const changed = Object.fromEntries(names.map((name) => [name, other[name]]));
      expect({ ...one, ...changed }).toEqual(other);
    }),
  );
});
