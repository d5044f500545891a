import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meantBy } from './misspelt';

const known = ['COLOR', 'CHARGES', 'DASHBOARD', 'FEES', 'NAME'];

test.each([
  ['COLOUR', 'COLOR'],
  ['COLORS', 'COLOR'],
  ['CHARGE', 'CHARGES'],
  ['DASHBAORD', 'DASHBOARD'],
  ['DASHBORD', 'DASHBOARD'],
  ['FEE', 'FEES'],
  ['NAMES', 'NAME'],
])('by %s %s is meant', (word, meant) => {
  expect(meantBy(word, known)).toBe(meant);
});

test.each(['BRANCH', 'MODE', 'RELATIONSHIPS', 'APP_DIR', ''])(
  'by %s nothing is meant that we know',
  (word) => {
    expect(meantBy(word, known)).toBeUndefined();
  },
);

test('a word that is known means itself, and one with a letter too few or too many the known one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...known),
      fc.nat(),
      fc.constantFrom('X', 'Y', '_'),
      (name, place, letter) => {
        const at = place % name.length;
        expect(meantBy(name, known)).toBe(name);
        expect(meantBy(name.slice(0, at) + name.slice(at + 1), known)).toBe(name);
        expect(meantBy(name.slice(0, at) + letter + name.slice(at), known)).toBe(name);
      },
    ),
  );
});
