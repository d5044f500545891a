import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast } from '../color';
import { brandStyle, grounds, isSeen, type Scheme } from './brand';

const schemes = ['light', 'dark'] as const satisfies Scheme[];

test('the grounds are those of the pages', () => {
  const [light = '', dark = ''] = readFileSync('app/theme.css', 'utf8').split('@media');
  const of = (css: string) =>
    ['ground', 'panel'].map((name) => new RegExp(`--${name}: (#\\w+)`).exec(css)?.[1]);
  expect([of(light), of(dark)]).toEqual([grounds.light, grounds.dark]);
});

test.each([
  ['#635BFF', true, true],
  ['#FFFFFF', false, true],
  ['#FFE45C', false, true],
  ['#14171F', true, false],
])('%s is seen in the light: %s, in the dark: %s', (color, light, dark) => {
  expect(schemes.map((scheme) => isSeen(color, scheme))).toEqual([light, dark]);
});

test('whatever the color, its surface is told from the page by itself or by a border', () => {
  const color = fc.nat(0xffffff).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(color, fc.constantFrom(...schemes), (color, scheme) => {
      const [light = '', dark = ''] = brandStyle(color).split('@media');
      const hasBorder = (scheme === 'light' ? light : dark).includes('--edge:var(--quiet)');
      const isTold = grounds[scheme].every((ground) => contrast(color, ground) >= 3);
      expect(hasBorder).toBe(!isTold);
    }),
  );
});
