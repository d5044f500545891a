import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from './database';
import { migrate, migrationFiles } from './migrate';
import { emptyStores } from './testing';

describe.each(emptyStores)('the store on %s', (_, open) => {
  let database: Database;
  let applied: string[][];

  beforeAll(async () => {
    database = await open();
    applied = await Promise.all([migrate(database), migrate(database), migrate(database)]);
  });
  afterAll(() => database.close());

  test('of three processes that start at once on a new database one migrates it, whole', async () => {
    expect(applied.filter((names) => names.length > 0)).toEqual([await migrationFiles()]);
  });

  test('a migrated database has nothing left to migrate', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    const failing = database.transaction(async (sql) => {
      await sql.query(
        "insert into pilots (pilot_id, country, requested, accounts_api, choices) values ('undone', 'US', 'both', 'v1', '{}')",
      );
      throw new Error('midway');
    });
    await expect(failing).rejects.toThrow('midway');
    expect((await database.query('select pilot_id from pilots')).rows).toEqual([]);
  });

  test('a wrong statement is not taken for a database that is away', async () => {
    await expect(database.query('select wrong')).rejects.not.toMatchObject({ code: 'store_unavailable' });
  });
});
