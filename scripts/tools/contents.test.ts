import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfContents } from './contents';

let folder: string;
const hash = () => hashOfContents([join(folder, 'app'), join(folder, 'proxy.ts'), join(folder, 'none')]);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contents-'));
  mkdirSync(join(folder, 'app/api'), { recursive: true });
  write('app/page.tsx', 'page');
  write('app/api/route.ts', 'route');
  write('proxy.ts', 'proxy');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same contents have the same hash, whenever they were written', () => {
  const before = hash();
  utimesSync(join(folder, 'app/page.tsx'), 0, 0);
  expect(hash()).toBe(before);
});

test.each([
  ['a changed file deep in a folder', () => write('app/api/route.ts', 'other')],
  ['a changed single file', () => write('proxy.ts', 'other')],
  ['a new file', () => write('app/new.ts', '')],
  ['a missing file', () => rmSync(join(folder, 'app/page.tsx'))],
  ['a renamed file', () => renameSync(join(folder, 'app/page.tsx'), join(folder, 'app/other.tsx'))],
  ['a path that was not there', () => write('none', '')],
])('%s changes the hash', (_, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test('a test beside what it tests is no reason for a new build', () => {
  const before = hash();
  write('app/api/route.test.ts', 'test');
  expect(hash()).toBe(before);
});
