import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteRunningApp, variablesOfRunningApp } from './running-app';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-app-'));
  file = join(folder, 'deep', 'running.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('an app that runs is found with its variables, by nobody else on the machine', () => {
  expect(variablesOfRunningApp(file)).toBeUndefined();
  noteRunningApp({ APP_URL: 'http://localhost:3000' }, file);
  expect(variablesOfRunningApp(file)).toEqual({ APP_URL: 'http://localhost:3000' });
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('what an app that was killed left behind is as nothing, and so is what is none of ours', () => {
  file = join(folder, 'running.json');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, JSON.stringify({ pid, variables: {} }));
  expect(variablesOfRunningApp(file)).toBeUndefined();
  writeFileSync(file, '{"pid":');
  expect(variablesOfRunningApp(file)).toBeUndefined();
});
