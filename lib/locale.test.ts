import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryNames, localeFrom } from './locale';

test('the first language that can be written in is taken, and English where there is none', () => {
  expect(localeFrom('de-AT,de;q=0.9,en;q=0.8')).toBe('de-AT');
  expect(localeFrom('*, fr;q=0.5')).toBe('fr');
  expect(localeFrom('xx-invalid-!!, es')).toBe('es');
  expect(localeFrom(null)).toBe('en');
});

test('the language that is liked best is taken, wherever it stands', () => {
  expect(localeFrom('en;q=0.3, fr;q=0.9, de;q=0.5')).toBe('fr');
  expect(localeFrom('de;q=0, es;q=0.1')).toBe('es');
});

test('whatever a browser sends, countries can be named', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(countryNames(['US', 'DE'], localeFrom(header))).toHaveLength(2);
    }),
  );
});

test('countries are named and ordered in the pilot’s language', () => {
  expect(countryNames(['US', 'DE', 'AT'], 'de').map(({ name }) => name)).toEqual([
    'Deutschland',
    'Österreich',
    'Vereinigte Staaten',
  ]);
});
