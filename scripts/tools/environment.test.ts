import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSettings, withoutRealPlatform } from './environment';

let folder: string;
const home = process.cwd();
const NEXT_CONFIG = createRequire(import.meta.url).resolve('next/dist/server/config');

/** What Next, started in the folder, has in its environment once it has read its configuration. */
function environmentOfNext(mode: 'development' | 'production'): NodeJS.Dict<string> {
  const phase = mode === 'development' ? 'phase-development-server' : 'phase-production-server';
  const print = 'console.log("\\n" + JSON.stringify(process.env))';
  const code = `require(${JSON.stringify(NEXT_CONFIG)}).default('${phase}', process.cwd()).then(() => ${print})`;
  const env = { ...process.env, NODE_ENV: mode };
  const output = execFileSync(process.execPath, ['-e', code], { env, encoding: 'utf8' });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

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
  expect(readSettings('development')).toMatchObject({ A_FILE: 'env', B_FILE: 'local', C_FILE: 'process' });
});

test('a $ stands for another value, and an escaped one for itself', () => {
  writeFileSync(
    join(folder, '.env.local'),
    'HOST=pilots.example\nAPP_URL=https://$HOST/$STAGE\nOPS_TOKEN=pa\\$HOST\n',
  );
  vi.stubEnv('STAGE', 'test');
  expect(readSettings('development')).toMatchObject({
    APP_URL: 'https://pilots.example/test',
    OPS_TOKEN: 'pa$HOST',
  });
});

test.each(['development', 'production'] as const)(
  'the doctor reads in %s what Next does',
  (mode) => {
    writeFileSync(join(folder, '.env'), 'NAME=Rocket\nTITLE="$NAME Rides"\nFROM_FILE=env\n');
    writeFileSync(join(folder, '.env.local'), "NAME='Comet'\nPRICE=\\$5 # a day\nFROM_FILE=local\n");
    writeFileSync(join(folder, '.env.production'), 'FROM_FILE=production\nTITLE=Rides of $NAME\n');
    vi.stubEnv('SESSION_SECRET', 'ours$NAME');
    const names = ['NAME', 'TITLE', 'PRICE', 'FROM_FILE', 'SESSION_SECRET', 'NODE_ENV'];
    const these = (settings: NodeJS.Dict<string>) => names.map((name) => `${name}=${settings[name]}`);
    expect(these(readSettings(mode))).toEqual(these(environmentOfNext(mode)));
  },
  60_000,
);

test('reading leaves this process’s environment as it is, and each reading is a new one', () => {
  const before = { ...process.env };
  writeFileSync(join(folder, '.env.local'), 'A_FILE=first\n');
  vi.stubEnv('PLATFORM_NAME', 'Mine');
  expect(readSettings('production')).toMatchObject({ A_FILE: 'first', PLATFORM_NAME: 'Mine' });
  vi.unstubAllEnvs();
  expect(process.env).toEqual(before);
  writeFileSync(join(folder, '.env.local'), 'A_FILE=second\nPLATFORM_NAME=File\n');
  expect(readSettings('production')).toMatchObject({ A_FILE: 'second', PLATFORM_NAME: 'File' });
});
