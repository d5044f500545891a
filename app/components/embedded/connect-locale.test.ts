import { expect, test } from 'vitest';
import { connectLocale } from './connect-locale';

test.each([
  ['de', 'de-DE'],
  ['de-AT', 'de-AT'],
  ['en', 'en-US'],
  ['fr-BE', 'fr-BE'],
  ['pt', 'pt-BR'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant-TW'],
  ['zh-HK', 'zh-Hant-HK'],
  ['no', 'nb-NO'],
])('a browser in %s has Stripe’s components in %s', (language, locale) => {
  expect(connectLocale(language)).toBe(locale);
});

test.each(['', 'en-US@posix', 'x'])('a browser whose language is “%s” leaves it to Stripe', (language) => {
  expect(connectLocale(language)).toBeUndefined();
});
