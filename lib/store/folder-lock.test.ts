import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { FolderInUseError, lockFolder } from './folder-lock';

/** Compiled once: a process that had to compile it would take a second to start. */
const compiled = mkdtempSync(join(tmpdir(), 'folder-lock-compiled-'));
const lockFolderModule = join(compiled, 'folder-lock.mjs');

/** Locks a folder, says how that went in one line, and lives until its standard input ends. */
const program = `
  import { lockFolder } from ${JSON.stringify(pathToFileURL(lockFolderModule))};
  process.stdin.resume().on('end', () => process.exit());
  await lockFolder(process.argv[1]).then(() => console.log('held'), (error) => console.log(error.name));
`;

/** The same, but not before it is told to. */
const patient = program.replace(
  'await lockFolder',
  `console.log('ready');
  await new Promise((go) => process.stdin.once('data', go));
  await lockFolder`,
);

const root = process.cwd();
const children: ChildProcessWithoutNullStreams[] = [];
let folder: string;

beforeAll(() => {
  const source = fileURLToPath(new URL('folder-lock.ts', import.meta.url));
  const options = [
    '--ignoreConfig',
    '--noCheck',
    '--module',
    'esnext',
    '--target',
    'es2022',
    '--types',
    'node',
  ];
  execFileSync(process.execPath, [
    'node_modules/typescript/bin/tsc',
    ...options,
    '--outDir',
    compiled,
    source,
  ]);
  renameSync(join(compiled, 'folder-lock.js'), lockFolderModule);
});
afterAll(() => rmSync(compiled, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-lock-'));
});

afterEach(() => {
  process.chdir(root);
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts another process of the app on the folder, and gives it with what became of its lock. */
async function another(run = program): Promise<{ child: ChildProcessWithoutNullStreams; answer: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', run, folder]);
  children.push(child);
  child.stderr.pipe(process.stderr);
  for await (const answer of createInterface(child.stdout)) return { child, answer };
  throw new Error('the other process ended without a word');
}

test('a folder is one process’s: a second one is told who has it and what to do', async () => {
  const { answer } = await another();
  expect(answer).toBe('held');
  const refusal = await lockFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderInUseError);
  expect(String(refusal)).toBe(
    `FolderInUseError: ${folder} is in use by another process of this app. The embedded database takes one ` +
      'process only: stop the other one, or set DATABASE_URL to a PostgreSQL that both can use.',
  );
});

test('the other way round the second process is refused as well, and again if it insists', async () => {
  await lockFolder(folder);
  expect((await another()).answer).toBe('FolderInUseError');
  expect((await another()).answer).toBe('FolderInUseError');
});

test('a refused process does not take the folder away from the one that has it', async () => {
  const { child } = await another();
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
  expect((await another()).answer).toBe('FolderInUseError');
  expect(child.exitCode).toBeNull();
});

test('a lock that a killed process left behind is taken over at once', async () => {
  const { child } = await another();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await lockFolder(folder);
  expect((await another()).answer).toBe('FolderInUseError');
});

test('a process that ends of itself gives the folder back', async () => {
  const { child } = await another();
  child.stdin.end();
  await once(child, 'exit');
  expect((await another()).answer).toBe('held');
});

test('one process that opens the folder twice is refused as two would be', async () => {
  await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
});

test('each folder is locked on its own, and made if it is not there', async () => {
  await lockFolder(join(folder, 'a', 'one'));
  await lockFolder(join(folder, 'a', 'two'));
});

test('a checkout may lie deeper than a socket’s path may be long', async () => {
  const deep = join(folder, ...Array.from({ length: 10 }, () => 'a-long-folder-name'));
  mkdirSync(deep, { recursive: true });
  process.chdir(deep);
  await lockFolder(join(deep, '.data'));
  await expect(lockFolder('.data')).rejects.toThrow(FolderInUseError);
});

test('what is wrong with the folder itself is not blamed on another process', async () => {
  writeFileSync(join(folder, 'file'), '');
  const refusal = await lockFolder(join(folder, 'file')).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).not.toBeInstanceOf(FolderInUseError);
});

test('of processes that find a left lock at the same moment, one and only one holds the folder', async () => {
  const { child: killed } = await another();
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  // The holder of one round leaves its lock to the next.
  for (let round = 0; round < 5; round += 1) {
    const waiting = await Promise.all(Array.from({ length: 3 }, () => another(patient)));
    const answers = waiting.map(({ child }) => once(child.stdout, 'data'));
    for (const { child } of waiting) child.stdin.write('go');
    const said = (await Promise.all(answers)).map(String).sort();
    expect(said).toEqual(['FolderInUseError\n', 'FolderInUseError\n', 'held\n']);
    for (const { child } of waiting) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});
