import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { Database } from './database';
import { migrate } from './migrate';
import { openInMemory } from './pglite';
import { openPostgres } from './postgres';

/** A PostgreSQL that the tests may fill: each test file makes a database of its own in it. */
export const postgresUrl = process.env.TEST_DATABASE_URL;

/** Those of this worker's that no test has now: starting one takes seconds, emptying it none. */
const idle: Database[] = [];

async function emptyPglite(): Promise<Database> {
  const pglite = idle.pop() ?? (await openInMemory());
  await pglite.query('drop schema public cascade');
  await pglite.query('create schema public');
  return {
    ...pglite,
    close: async () => {
      idle.push(pglite);
    },
  };
}

/** Makes an empty database on the server, and gives its address. */
export async function newPostgresUrl(server: string): Promise<string> {
  const name = `rocket_rides_${randomUUID().replaceAll('-', '')}`;
  const pool = new Pool({ connectionString: server });
  await pool.query(`create database ${name}`);
  await pool.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

type Store = readonly ['PGlite' | 'PostgreSQL', () => Promise<Database>];

/** The stores that a test is run on: each a name, and what opens a new and empty one. */
export const emptyStores: readonly Store[] = [
  ['PGlite', emptyPglite],
  ...(postgresUrl
    ? [['PostgreSQL', async () => openPostgres(await newPostgresUrl(postgresUrl))] as const]
    : []),
];

/** The same, migrated. */
export const stores: readonly Store[] = emptyStores.map(([name, open]) => [
  name,
  async () => {
    const database = await open();
    await migrate(database);
    return database;
  },
]);
