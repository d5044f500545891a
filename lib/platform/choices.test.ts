import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedSets,
  type Choices,
  choiceNames,
  defaultChoices,
  differences,
  everySet,
  judge,
  requirementsCollector,
} from './choices';
import { anySet, apart, named } from './testing';

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
