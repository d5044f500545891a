import { expect, test } from 'vitest';
import { readConfig } from '../config';
import { testKey } from '../testing/config';
import { checkBrand } from './brand';

const SUPPORT = { PLATFORM_SUPPORT: 'help@example.com' };
const found = (set: Record<string, string>) =>
  checkBrand(readConfig({ ...testKey, ...set })).map(({ level, says }) => `${level}: ${says}`);

test('a brand that is seen and can be reached is well', () => {
  expect(found(SUPPORT)).toEqual([expect.stringMatching(/^ok: /)]);
});

test.each([
  ['#FFFFFF', 'by day'],
  ['#FFE45C', 'by day'],
  ['#14171F', 'in the dark'],
])('%s is not seen %s', (color, when) => {
  expect(found({ ...SUPPORT, PLATFORM_COLOR: color })).toEqual([
    `warning: PLATFORM_COLOR ${color} can’t be told from the page ${when}: buttons get a border.`,
  ]);
});

test('a word that fits no phone is named', () => {
  expect(found({ ...SUPPORT, PLATFORM_NAME: `The ${'x'.repeat(40)}` })).toEqual([
    expect.stringContaining('40 letters'),
  ]);
});

test('a “contact us” that does not say how is a warning', () => {
  expect(found({})).toEqual([expect.stringContaining('PLATFORM_SUPPORT is missing')]);
});
