import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedSets, accountsApis, choiceNames, defaultChoices, differences, judge } from './choices';
import { alternatives, fitAround, inOneWord, readOneWord } from './setup';
import { anySet, apart, named } from './testing';

const acceptedSet = fc.constantFrom(...acceptedSets);

describe('what is changed last', () => {
  test('is held, and of the others as few move as must', () => {
    fc.assert(
      fc.property(acceptedSet, anySet, (before, asked) => {
        const fitted = fitAround(asked, before);
        if (!fitted) return;
        const held = differences(before, asked);
        const holding = acceptedSets.filter((set) => held.every((name) => set[name] === asked[name]));
        const least = Math.min(...holding.map((set) => apart(set, asked)));
        expect(fitted.held).toEqual(held);
        expect(fitted.ways.map(named)).toEqual(
          holding.filter((set) => apart(set, asked) === least).map(named),
        );
      }),
    );
  });

  test('can be had whatever it is, where it is one choice', () => {
    for (const before of acceptedSets)
      for (const name of choiceNames)
        for (const { choices, moves } of alternatives(before, name)) {
          const fitted = fitAround(choices, before);
          expect(fitted === undefined).toBe(judge(choices).accepted);
          expect(moves).toBe(fitted ? apart(fitted.ways[0], choices) : 0);
        }
  });

  test('moves nothing where Stripe accepts it as it is, or where nothing was changed', () => {
    for (const choices of acceptedSets) expect(fitAround(choices, defaultChoices)).toBeUndefined();
    fc.assert(
      fc.property(anySet, (choices) => {
        expect(fitAround(choices, choices)).toBeUndefined();
      }),
    );
  });

  test('tells why the others could not stay', () => {
    const fitted = fitAround({ ...defaultChoices, dashboard: 'express' }, defaultChoices);
    expect(fitted?.reasons).toEqual([
      expect.stringContaining('With the Express Dashboard the platform is liable'),
    ]);
  });
});

test('a setup in one word is read as what it was, and no other word as any', () => {
  fc.assert(
    fc.property(anySet, fc.constantFrom(...accountsApis), (choices, api) => {
      expect(readOneWord(inOneWord({ api, choices }))).toEqual({ api, choices });
    }),
  );
  for (const word of [undefined, '', 'a.b.c', ['hosted'], 'hosted.full.direct.account.stripe', '__proto__'])
    expect(readOneWord(word)).toBeUndefined();
});
