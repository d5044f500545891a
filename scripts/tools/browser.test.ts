import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findBrowser } from './browser';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(name: string, exitCode: number): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('a browser that does not start is passed over for one that does', async () => {
  program('chromium', 1);
  const works = program('google-chrome', 0);
  expect(await findBrowser()).toBe(works);
});

test('one without a window is used, but not where the window is to be seen', async () => {
  const withWindow = program('chromium', 0);
  const without = program('chromium-headless-shell', 0);
  expect(await findBrowser()).toBe(without);
  expect(await findBrowser({ needsWindow: true })).toBe(withWindow);
});

test('the browser that CHROMIUM_PATH names is used, and none other where it does not start', async () => {
  program('chromium', 0);
  const named = program('mine', 0);
  vi.stubEnv('CHROMIUM_PATH', named);
  expect(await findBrowser()).toBe(named);
  program('mine', 1);
  await expect(findBrowser()).rejects.toThrow('CHROMIUM_PATH');
});
