import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, textOn } from './color';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('text on any accent color can be read: its contrast is 4.5 or more', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      expect(contrast(color, textOn(color))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000 },
  );
});

test('contrast is the same both ways round, and from 1 to 21', () => {
  fc.assert(
    fc.property(anyColor, anyColor, (one, other) => {
      const ratio = contrast(one, other);
      expect(ratio).toBe(contrast(other, one));
      expect(ratio).toBeGreaterThanOrEqual(1);
      expect(ratio).toBeLessThanOrEqual(21);
    }),
  );
});

test('upper and lower case spell the same color', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      expect(textOn(color.toUpperCase())).toBe(textOn(color));
    }),
  );
});

// Ratios as WCAG's own formula and the usual contrast checkers give them.
test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#0a0a0a', '#ffffff', 19.8],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('the contrast of %s and %s is WCAG’s %f', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
});

test.each([
  ['#635BFF', '#ffffff'],
  ['#ffff00', '#000000'],
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
])('text on %s is %s', (color, text) => {
  expect(textOn(color)).toBe(text);
});
