import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pilotsIn } from '../onboarding/pilots';
import { defaultChoices } from '../platform/choices';
import type { Database } from './database';
import { migrate } from './migrate';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';
import { emptyStores } from './testing';

const wanted = { api: 'v2', choices: defaultChoices, country: 'US' } as const;

describe.each(emptyStores)('the store on %s', (_, open) => {
  let database: Database;
  let pilots: ReturnType<typeof pilotsIn>;

  beforeAll(async () => {
    database = await open();
    await Promise.all([migrate(database), migrate(database), migrate(database)]);
    pilots = pilotsIn(database);
  });
  afterAll(() => database.close());

  test('a migrated database has nothing left to migrate', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  test('fifty first presses make one row, and what the first asked for stays', async () => {
    const rows = await Promise.all(Array.from({ length: 50 }, () => pilots.findOrAdd('fifty', wanted)));
    expect(new Set(rows.map(({ attempt }) => attempt))).toEqual(new Set([1]));
    expect((await pilots.findOrAdd('fifty', { ...wanted, country: 'DE' })).wanted.country).toBe('US');
  });

  test('a pilot keeps the first account, whoever writes second', async () => {
    await pilots.findOrAdd('keeps', wanted);
    const answers = await Promise.all(
      ['acct_keepsA', 'acct_keepsB', 'acct_keepsC'].map((account) => pilots.setAccount('keeps', account)),
    );
    expect(new Set(answers).size).toBe(1);
    expect((await pilots.find('keeps'))?.accountId).toBe(answers[0]);
  });

  test('one account has one pilot', async () => {
    await pilots.findOrAdd('owner', wanted);
    await pilots.findOrAdd('other', wanted);
    await pilots.setAccount('owner', 'acct_owned');
    await expect(pilots.setAccount('other', 'acct_owned')).rejects.toThrow();
    expect(await pilots.openedWith('owner', 'acct_owned')).toEqual({ api: 'v2', choices: defaultChoices });
    expect(await pilots.openedWith('other', 'acct_owned')).toBeUndefined();
    expect(await pilots.openedWith('owner', 'acct_unknown')).toBeUndefined();
  });

  test('a spent attempt is left behind once, however many notice', async () => {
    await pilots.findOrAdd('spent', wanted);
    await Promise.all(
      Array.from({ length: 5 }, () => pilots.nextAttempt('spent', 1, { ...wanted, country: 'DE' })),
    );
    expect(await pilots.find('spent')).toMatchObject({ attempt: 2, wanted: { country: 'DE' } });
    await pilots.setAccount('spent', 'acct_spent');
    await pilots.nextAttempt('spent', 2, wanted);
    expect(await pilots.find('spent')).toMatchObject({ attempt: 2, accountId: 'acct_spent' });
  });

  test('five links a minute are replaced, the sixth is a loop, and a minute later it goes on', async () => {
    await pilots.findOrAdd('loop', wanted);
    await pilots.setAccount('loop', 'acct_loop');
    const note = () => pilots.noteRefresh('loop', 'acct_loop');
    for (let time = 1; time <= 5; time += 1) expect(await note()).toBe('allowed');
    expect(await note()).toBe('loop');
    expect(await note()).toBe('loop');
    await database.query(
      "update pilots set refreshes = array[now() - interval '61 seconds'] where pilot_id = 'loop'",
    );
    expect(await note()).toBe('allowed');
  });

  test('a transaction that throws leaves nothing behind', async () => {
    const failing = database.transaction(async (sql) => {
      await sql.query(
        "insert into pilots (pilot_id, country, accounts_api, choices) values ('undone', 'US', 'v1', '{}')",
      );
      throw new Error('midway');
    });
    await expect(failing).rejects.toThrow('midway');
    expect(await pilots.find('undone')).toBeUndefined();
  });
});

test('a PostgreSQL that is not there is told apart from a wrong statement', async () => {
  const nowhere = openPostgres('postgres://nobody@127.0.0.1:1/nothing');
  await expect(nowhere.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  await nowhere.close();
  const pglite = await openPglite();
  await expect(pglite.query('select wrong')).rejects.not.toMatchObject({ code: 'store_unavailable' });
  await pglite.close();
});
