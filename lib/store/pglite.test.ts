import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openPglite } from './pglite';

const MB = 1024 * 1024;

const newFolder = () => mkdtempSync(join(tmpdir(), 'pglite-'));

/** Made once, and copied for each test: making one takes seconds. */
const empty = newFolder();
let folder: string;
const database = () => join(folder, 'database');

beforeAll(async () => {
  await (await openPglite(empty)).close();
});
afterAll(() => rmSync(empty, { recursive: true }));

beforeEach(() => {
  folder = newFolder();
  cpSync(empty, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder closed is one to be opened again, by the same process, and is nobody else’s to look into', async () => {
  const first = await openPglite(folder);
  await first.query("create table kept as select 'row' as value");
  await first.close();
  chmodSync(database(), 0o777);

  const second = await openPglite(folder);
  expect((await second.query('select value from kept')).rows).toEqual([{ value: 'row' }]);
  expect(statSync(database()).mode & 0o777).toBe(0o700);
  await second.close();
});

test('a folder that can’t be opened is tried again, and not taken for one in use', async () => {
  writeFileSync(join(database(), 'PG_VERSION'), 'none that there is');
  for (let tries = 1; tries <= 2; tries += 1)
    await expect(openPglite(folder)).rejects.toMatchObject({ code: 'store_unavailable' });
  cpSync(empty, folder, { recursive: true });
  await (await openPglite(folder)).close();
});

test('nobody else on the machine may look into a new folder', () => {
  expect(statSync(join(empty, 'database')).mode & 0o777).toBe(0o700);
});

test('a disk that is nearly full is told of before anything is done, and works again once it has room', async () => {
  let free = 63 * MB;
  const full = {
    code: 'store_unavailable',
    message: `the embedded database in ${folder} needs 64 MB of free disk, and has 63 MB`,
  };
  const open = () => openPglite(folder, () => free);
  await expect(open()).rejects.toMatchObject(full);
  free = 64 * MB;
  const store = await open();
  await store.query('create table rows (n integer)');

  free = 63 * MB;
  await expect(store.query('insert into rows values (1)')).rejects.toMatchObject(full);
  const transaction = store.transaction(async () => free);
  await expect(transaction).rejects.toMatchObject(full);
  free = 64 * MB;
  const filling = store.transaction(async (sql) => {
    await sql.query('insert into rows values (2)');
    free = 63 * MB;
    await sql.query('insert into rows values (3)');
  });
  await expect(filling).rejects.toMatchObject(full);

  free = 64 * MB;
  expect((await store.query('select * from rows')).rows).toEqual([]);
  await store.close();
});

/** Opens the folder, takes its log away, and has PostgreSQL need a new segment of it, with others waiting. */
const breaksDown = `
  import { renameSync } from 'node:fs';
  import { openPglite } from ${JSON.stringify(new URL('pglite.ts', import.meta.url).href)};
  const store = await openPglite(process.argv[1]);
  renameSync(process.argv[1] + '/database/pg_wal', process.argv[1] + '/gone');
  await store.query('select pg_switch_wal()');
  const told = (way) => () => console.log(way);
  const insert = 'create table rows as select 1';
  const work = process.argv[2] === 'transaction' ? store.transaction((sql) => sql.query(insert)) : store.query(insert);
  await Promise.all([work, store.query('select 1')].map((one) => one.then(told('done'), told('failed'))));
`;

test.each(['transaction', 'query'])(
  'where PostgreSQL breaks down in a %s the process ends, with words',
  async (way) => {
    const program = ['--import', 'tsx', '--input-type=module', '-e', breaksDown];
    const child = spawn(process.execPath, [...program, folder, way]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said, told, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect({ code, said, told }).toEqual({
      code: 1,
      said: '',
      told: expect.stringMatching(
        /^\nThe embedded database broke down, .*could not create file .*Start it again\.\n\n$/,
      ),
    });
  },
);
