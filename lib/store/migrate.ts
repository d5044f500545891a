import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from './database';

/** Any number that no other program on the database locks by. */
const MIGRATION_LOCK = 7_240_511;

const FOLDER = join(process.cwd(), 'lib/store/migrations');

const Applied = z.array(z.object({ name: z.string() }));

/** A statement ends at a semicolon at a line's end; migrations here need no more than that. */
function statements(migration: string): string[] {
  return migration.split(/;\s*$/m).filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim());
}

export async function migrationFiles(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
}

/**
 * Applies the migrations that the database has not seen, all or none, and gives their names.
 * Safe when many processes start at once: the others wait for the lock, then find nothing to do.
 */
export async function migrate(database: Database): Promise<string[]> {
  const files = await migrationFiles();
  return database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await sql.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await sql.query('select name from migrations');
    const applied = new Set(Applied.parse(rows).map(({ name }) => name));
    const missing = files.filter((file) => !applied.has(file));
    for (const file of missing) {
      for (const statement of statements(await readFile(join(FOLDER, file), 'utf8')))
        await sql.query(statement);
      await sql.query('insert into migrations (name) values ($1)', [file]);
    }
    return missing;
  });
}
