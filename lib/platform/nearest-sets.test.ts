import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedSets, type Choices, differences, everySet, judge } from './choices';
import { anySet, apart, named, refusedSet, refusedSets } from './testing';

const nearestOf = (choices: Choices): readonly Choices[] => {
  const verdict = judge(choices);
  return verdict.accepted ? [] : verdict.nearest;
};

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
