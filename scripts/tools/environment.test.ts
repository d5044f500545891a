import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settings, withoutRealPlatform } from './environment';

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a real platform’s settings are emptied, wherever they are, and its brand is kept', () => {
  writeFileSync(join(folder, '.env.local'), 'STRIPE_SECRET_KEY=sk_test_mine\nVERCEL=1\nPLATFORM_NAME=Mine\n');
  vi.stubEnv('DATABASE_URL', 'postgres://mine');
  expect(withoutRealPlatform('production')).toMatchObject({
    STRIPE_SECRET_KEY: '',
    VERCEL: '',
    DATABASE_URL: '',
  });
  expect(withoutRealPlatform('production')).not.toHaveProperty('PLATFORM_NAME');
});

test('the environment wins over .env.local, which wins over .env', () => {
  writeFileSync(join(folder, '.env'), 'A_FILE=env\nB_FILE=env\nC_FILE=env\n');
  writeFileSync(join(folder, '.env.local'), 'B_FILE=local\nC_FILE=local\n');
  vi.stubEnv('C_FILE', 'process');
  expect(settings('development')).toMatchObject({ A_FILE: 'env', B_FILE: 'local', C_FILE: 'process' });
});
