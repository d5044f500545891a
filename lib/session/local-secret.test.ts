import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localSecret } from './local-secret';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-secret-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a secret is made once and found again, so that pilots stay who they are after a restart', () => {
  const made = localSecret(folder, 'session-secret');
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(localSecret(folder, 'session-secret')).toBe(made);
});

test('each folder has a secret of its own', () => {
  expect(localSecret(join(folder, 'one'), 'session-secret')).not.toBe(
    localSecret(join(folder, 'two'), 'session-secret'),
  );
});

test('each name has a secret of its own', () => {
  expect(localSecret(folder, 'ops-token')).not.toBe(localSecret(folder, 'session-secret'));
});

test('the folder is made if it is not there, however deep', () => {
  expect(localSecret(join(folder, 'a', 'b', 'c'), 'session-secret').length).toBeGreaterThanOrEqual(32);
});

test('nobody else on the machine can read the secret', () => {
  localSecret(folder, 'session-secret');
  expect(statSync(join(folder, 'session-secret')).mode & 0o077).toBe(0);
});

test('a secret that somebody put there is kept, with or without a line’s end', () => {
  writeFileSync(join(folder, 'session-secret'), `${'x'.repeat(40)}\n`);
  expect(localSecret(folder, 'session-secret')).toBe('x'.repeat(40));
});

test('a secret that can’t be kept is no secret: it throws and invents none', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => localSecret(join(folder, 'file'), 'session-secret')).toThrow();
  mkdirSync(join(folder, 'session-secret'));
  expect(() => localSecret(folder, 'session-secret')).toThrow();
});

test('a file that a crash left empty seals no session', () => {
  writeFileSync(join(folder, 'session-secret'), '');
  let secret: string | undefined;
  try {
    secret = localSecret(folder, 'session-secret');
  } catch {
    // Refusing to start is as good as a new secret.
  }
  expect(secret).not.toBe('');
});
