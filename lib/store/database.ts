import { AppError } from '../errors';

/** How long, in ms, a statement may take, where the work that it is of says nothing else. */
export const STATEMENT_TIMEOUT = 5_000;

/** Anything that answers SQL: a connection, a pool, or a transaction. */
export interface Sql {
  /** Runs one statement with `$1`-style parameters. Throws `store_unavailable` where the database can't be reached. */
  query(text: string, parameters?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

export interface Database extends Sql {
  /** Runs `work` in one transaction, of statements that may take `timeout` ms each: all of it or, if it throws, nothing. */
  transaction<Result>(
    work: (sql: Sql) => Promise<Result>,
    options?: Readonly<{ timeout?: number }>,
  ): Promise<Result>;
  close(): Promise<void>;
}

/** SQLSTATEs with which trying again may help: connection, resources, shut down or cancelled, disk, idle, read-only, conflict. */
const UNAVAILABLE = /^(08|53|57|58|25P03|25006|40001|40P01)/;

/** Whether PostgreSQL says, by its code, that it can't do now what it may do later. */
export function isUnavailable(sqlState: string | undefined): boolean {
  return UNAVAILABLE.test(sqlState ?? '');
}

/** The failure of a database that can't be reached; `cause` is the driver's error. */
export function storeUnavailable(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('store_unavailable', `the database can't be reached: ${reason}`, { cause });
}
