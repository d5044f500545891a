import { DatabaseError, Pool } from 'pg';
import { type Database, type Sql, storeUnavailable } from './database';

/** How long, in ms, to wait for a connection, and for a statement. */
const CONNECT_TIMEOUT = 3_000;
const STATEMENT_TIMEOUT = 5_000;

/** SQLSTATEs with which trying again may help: connection, resources, shut down, cancelled, read-only, conflict. */
const UNAVAILABLE = /^(08|53|57|25006|40001|40P01)/;

function translate(error: unknown): unknown {
  const answered = error instanceof DatabaseError && !UNAVAILABLE.test(error.code ?? '');
  return answered ? error : storeUnavailable(error);
}

function sqlOver(client: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> }): Sql {
  return {
    async query(text, parameters = []) {
      try {
        return await client.query(text, [...parameters]);
      } catch (error) {
        throw translate(error);
      }
    },
  };
}

export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    // Not `statement_timeout`: it goes into the start-up packet, which a pooler such as PgBouncer refuses.
    query_timeout: STATEMENT_TIMEOUT,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    ...sqlOver(pool),
    async transaction(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw translate(error);
      });
      const sql = sqlOver(client);
      let broken = false;
      try {
        await sql.query('begin');
        const result = await work(sql);
        await sql.query('commit');
        return result;
      } catch (error) {
        await sql.query('rollback').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
