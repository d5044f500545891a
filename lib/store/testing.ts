import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { Database } from './database';
import { migrate } from './migrate';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

/** A PostgreSQL that the tests may fill: each test file makes a database of its own in it. */
const postgresUrl = process.env.TEST_DATABASE_URL;

async function newPostgres(server: string): Promise<Database> {
  const name = `rocket_rides_${randomUUID().replaceAll('-', '')}`;
  const pool = new Pool({ connectionString: server });
  await pool.query(`create database ${name}`);
  await pool.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return openPostgres(url.href);
}

async function migrated(database: Database): Promise<Database> {
  await migrate(database);
  return database;
}

/** The stores that a test is run on: each a name, and what opens a new and migrated one. */
export const stores: readonly (readonly ['PGlite' | 'PostgreSQL', () => Promise<Database>])[] = [
  ['PGlite', async () => migrated(await openPglite())],
  ...(postgresUrl ? [['PostgreSQL', async () => migrated(await newPostgres(postgresUrl))] as const] : []),
];
