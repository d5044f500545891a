import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Database } from './database';
import { Health } from './health';
import { migrate } from './migrate';
import { openPostgres } from './postgres';
import { newPostgresUrl, postgresUrl, stores } from './testing';

const opened: Database[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

/** Opens a database that ends with the test. */
async function using(open: () => Database | Promise<Database>): Promise<Database> {
  const database = await open();
  opened.push(database);
  return database;
}

test.each(stores)('a %s that can be written is healthy, however often one asks', async (_, open) => {
  const database = await using(open);
  await new Health(database).check();
  await new Health(database).check();
  expect((await database.query('select one from health')).rows).toEqual([{ one: true }]);
});

test('many who ask within a second have one row written', async () => {
  const transaction = vi.fn(async () => {
    throw new Error('away');
  });
  const health = new Health({ transaction, query: transaction, close: transaction });
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => health.check()));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(transaction).toHaveBeenCalledTimes(1);
});

test('who asks a second later has it written anew', async () => {
  vi.useFakeTimers();
  const transaction = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
  const health = new Health({ transaction, query: transaction, close: transaction });
  await expect(health.check()).rejects.toThrow('away');
  vi.advanceTimersByTime(1_001);
  await health.check();
});

describe.runIf(postgresUrl)('a PostgreSQL is not healthy', () => {
  test.each<[string, string]>([
    ['is read-only', 'default_transaction_read_only = on'],
    ['has no room left', 'temp_file_limit = 0'],
  ])('that %s, though it answers', async (_, setting) => {
    const url = await newPostgresUrl(postgresUrl ?? '');
    const before = await using(() => openPostgres(url));
    await migrate(before);
    await before.query(`alter database ${new URL(url).pathname.slice(1)} set ${setting}`);
    const after = await using(() => openPostgres(url));
    await after.query('select 1');
    await expect(new Health(after).check()).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
