import { expect, test } from 'vitest';
import { isInstalled } from './dependencies.mjs';

const next = { version: '16.4.5', integrity: 'sha512-next' };
const compiler = { version: '1.0.0', integrity: 'sha512-compiler', optional: true };
const wanted = { '': {}, 'node_modules/next': next, 'node_modules/compiler-for-mac': compiler };

test('what the lock says is installed, though another platform’s compiler is missing', () => {
  expect(isInstalled(wanted, { 'node_modules/next': next })).toBe(true);
});

test.each([
  ['is missing', {}],
  ['has another version', { 'node_modules/next': { ...next, version: '16.4.4' } }],
  ['has other contents', { 'node_modules/next': { ...next, integrity: 'sha512-other' } }],
  ['was dropped from the lock', { 'node_modules/next': next, 'node_modules/left-pad': next }],
])('a package that %s is not what the lock says', (_, installed) => {
  expect(isInstalled(wanted, installed)).toBe(false);
});
