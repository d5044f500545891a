import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database, Sql } from './database';
import { openPostgres } from './postgres';
import { newPostgresUrl, postgresUrl } from './testing';

test('a PostgreSQL that is not there is said to be away', async () => {
  const nowhere = openPostgres('postgres://nobody@127.0.0.1:1/nothing');
  await expect(nowhere.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  await nowhere.close();
});

async function pidOf(sql: Pick<Sql, 'query'>): Promise<number> {
  const { rows } = await sql.query('select pg_backend_pid() as pid');
  return z.object({ pid: z.number() }).parse(rows[0]).pid;
}

describe.runIf(postgresUrl)('a PostgreSQL on a bad day', () => {
  let database: Database;
  /** Other programs on the same server: one that locks, and one that looks, since a transaction sees one moment only. */
  let other: Client;
  let watcher: Client;
  let notOurs: unknown[];

  beforeEach(async () => {
    const url = await newPostgresUrl(postgresUrl ?? '');
    database = openPostgres(url);
    await database.query('create table taken (n integer)');
    other = new Client({ connectionString: url });
    watcher = new Client({ connectionString: url });
    await Promise.all([other.connect(), watcher.connect()]);
    notOurs = await Promise.all([other, watcher].map(pidOf));
  });
  afterEach(async () => {
    await Promise.all([database.close(), other.end(), watcher.end()]);
  });

  /** How many of the server's processes are ours, in a state. */
  async function backends(state = '%'): Promise<number> {
    const { rows } = await watcher.query(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and pid <> all($1::int[]) and state like $2`,
      [notOurs, state],
    );
    return z.object({ count: z.number() }).parse(rows[0]).count;
  }

  /** Looks again and again at how many there are, and gives the most of it, once `work` has ended. */
  async function mostWhile(work: Promise<unknown>): Promise<number> {
    let [most, ended] = [0, false];
    void work.finally(() => {
      ended = true;
    });
    while (!ended) most = Math.max(most, await backends());
    return most;
  }

  test('with a locked table is not filled up: statements end at the server too', async () => {
    await other.query('begin; lock table taken');
    const asked = Array.from({ length: 40 }, () => database.query('select * from taken'));
    const answers = Promise.allSettled(asked);
    expect(await mostWhile(answers)).toBeLessThanOrEqual(10);
    for (const answer of await answers)
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } });
    await expect.poll(() => backends('active')).toBe(0);
    await other.query('rollback');
    expect((await database.query('select * from taken')).rows).toEqual([]);
  });

  test('with a locked table ends transactions as well, and uses their connections again', async () => {
    const pid = await pidOf(database);
    await other.query('begin; lock table taken');
    const locked = database.transaction((sql) => sql.query('insert into taken values (1)'));
    await expect(locked).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await pidOf(database)).toBe(pid);
    await other.query('rollback');
  });

  test('lets a migration take longer', async () => {
    const { rows } = await database.transaction((sql) => sql.query('show statement_timeout'), {
      timeout: 300_000,
    });
    expect(rows).toEqual([{ statement_timeout: '299s' }]);
    const later = await database.query('show statement_timeout');
    expect(later.rows).toEqual([{ statement_timeout: '4s' }]);
  });

  test('that ends a connection in the middle of a transaction fails it, and nothing else', async () => {
    const cut = database.transaction(async (sql) => {
      await other.query('select pg_terminate_backend($1)', [await pidOf(sql)]);
      await expect.poll(() => backends()).toBe(0);
      await sql.query('select 1');
    });
    await expect(cut).rejects.toMatchObject({ code: 'store_unavailable' });
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
