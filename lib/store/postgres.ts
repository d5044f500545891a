import { type ClientBase, DatabaseError, Pool, type PoolClient } from 'pg';
import { type Database, isUnavailable, type Sql, STATEMENT_TIMEOUT, storeUnavailable } from './database';

/** How long, in ms, to wait for a connection; and how long the server lets a transaction wait for our next statement. */
const CONNECT_TIMEOUT = 3_000;
const IDLE_TIMEOUT = 10_000;

/** By how many ms the server's limit is the shorter one: it answers, and the connection stays one to be used. */
const AHEAD = 1_000;

function translate(error: unknown): unknown {
  const answered = error instanceof DatabaseError && !isUnavailable(error.code);
  return answered ? error : storeUnavailable(error);
}

function limits(scope: 'session' | 'local', timeout: number): string {
  return (
    `set ${scope} statement_timeout = ${timeout - AHEAD}; ` +
    `set ${scope} idle_in_transaction_session_timeout = ${IDLE_TIMEOUT}`
  );
}

/** Prepares a new connection, before its first statement. */
function prepare(client: ClientBase): void {
  // One that breaks fails its statement; without a listener it would end the process as well.
  client.on('error', () => {});
  // Not in the start-up packet, where a pooler such as PgBouncer refuses it. What breaks this breaks the statement too.
  client.query(limits('session', STATEMENT_TIMEOUT)).catch(() => {});
}

/** A connection of the pool's, for as long as one piece of work needs it. */
class Connection implements Sql {
  /** A statement was not answered: the server may still be at it. */
  #lost = false;

  constructor(
    private readonly client: PoolClient,
    private readonly timeout: number,
  ) {}

  async query(text: string, parameters: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    if (this.#lost) throw storeUnavailable('the connection is lost');
    const statement = { text, values: [...parameters], query_timeout: this.timeout };
    try {
      return await this.client.query(statement);
    } catch (error) {
      this.#lost = !(error instanceof DatabaseError);
      throw translate(error);
    }
  }

  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    try {
      // As well as for the session: a pooler gives each transaction another one.
      await this.query(`begin; ${limits('local', this.timeout)}`);
      const result = await work(this);
      await this.query('commit');
      return result;
    } catch (error) {
      await this.query('rollback').catch(() => {
        this.#lost = true;
      });
      throw error;
    }
  }

  release(): void {
    this.client.release(this.#lost);
  }
}

export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECT_TIMEOUT });
  pool.on('connect', prepare);
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});

  async function connected<Result>(
    timeout: number,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    const connection = new Connection(client, timeout);
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  }

  return {
    query: (text, parameters) =>
      connected(STATEMENT_TIMEOUT, (connection) => connection.query(text, parameters)),
    transaction: (work, { timeout = STATEMENT_TIMEOUT } = {}) =>
      connected(timeout, (connection) => connection.transaction(work)),
    close: () => pool.end(),
  };
}
