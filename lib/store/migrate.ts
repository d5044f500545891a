import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database, Sql } from './database';

/** Any number that no other program on the database locks by. */
const MIGRATION_LOCK = 7_240_511;

/** How long, in ms, a statement may take on a big table, and other processes wait until all are done. */
const TIMEOUT = 300_000;

const FOLDER = join(process.cwd(), 'lib/store/migrations');

const Names = z.array(z.object({ name: z.string().nullable() }));

/** A statement ends at a semicolon at a line's end; migrations here need no more than that. */
function statements(migration: string): string[] {
  return migration.split(/;\s*$/m).filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim());
}

export async function migrationFiles(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
}

async function namesIn(sql: Sql, query: string): Promise<(string | null)[]> {
  const { rows } = await sql.query(query);
  return Names.parse(rows).map(({ name }) => name);
}

/** The migrations that the database has not seen, in their order. */
export async function missingMigrations(sql: Sql): Promise<string[]> {
  const files = await migrationFiles();
  const [table] = await namesIn(sql, "select to_regclass('migrations')::text as name");
  if (!table) return files;
  const applied = new Set(await namesIn(sql, 'select name from migrations'));
  return files.filter((file) => !applied.has(file));
}

async function applyMissing(sql: Sql): Promise<string[]> {
  await sql.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await sql.query(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const missing = await missingMigrations(sql);
  for (const file of missing) {
    for (const statement of statements(await readFile(join(FOLDER, file), 'utf8')))
      await sql.query(statement);
    await sql.query('insert into migrations (name) values ($1)', [file]);
  }
  return missing;
}

/**
 * Applies the missing migrations, all or none, and gives their names. Safe when many processes start at once:
 * the others wait for the lock, then find nothing to do.
 */
export async function migrate(database: Database): Promise<string[]> {
  // Most starts find nothing to do: they take no lock, and no longer than any statement.
  if ((await missingMigrations(database)).length === 0) return [];
  return database.transaction(applyMissing, { timeout: TIMEOUT });
}
