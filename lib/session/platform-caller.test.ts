import { expect, expectTypeOf, test } from 'vitest';
import { type PlatformCaller, platformCaller } from './platform-caller';

test('the platform is who shows its secret, whole, and nobody where it has none', () => {
  expect(platformCaller('a secret of the tests', 'a secret of the tests')).toBeDefined();
  for (const shown of ['', 'a secret', 'a secret of the tests ', 'undefined'])
    for (const secret of ['a secret of the tests', undefined])
      expect(platformCaller(shown, secret), `${shown}, ${secret}`).toBeUndefined();
});

test('nothing but that check makes its proof', () => {
  expectTypeOf<'platform'>().not.toExtend<PlatformCaller>();
  expectTypeOf<string>().not.toExtend<PlatformCaller>();
});
