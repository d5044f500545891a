import { chmodSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../errors';
import { type Database, isUnavailable, storeUnavailable } from './database';
import { lockFolder } from './folder-lock';

/** In bytes, some segments of PostgreSQL's log: where there is no room for one, PGlite blocks the process for ever. */
const ROOM = 64 * 1024 * 1024;

function bytesFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Whether PostgreSQL ended with this error. */
function isFatal(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && 'severity' in error && /^(PANIC|FATAL)$/.test(String(error.severity));
}

/** PGlite, which does not see that its PostgreSQL has ended: its next statement would block the process for ever. */
class EmbeddedPostgres extends PGlite {
  /** Through this goes all that PostgreSQL is told, one message after another. */
  override async execProtocolStream(...message: Parameters<PGlite['execProtocolStream']>) {
    try {
      return await super.execProtocolStream(...message);
    } catch (error) {
      if (!isFatal(error)) throw error;
      process.stderr.write(
        `\nThe embedded database broke down, so the server ends: ${error}. Start it again.\n\n`,
      );
      process.exit(1);
    }
  }
}

async function startIn(folder: string): Promise<PGlite> {
  const dataDir = join(folder, 'database');
  // PGlite's own files are open to everybody.
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  const pglite = new EmbeddedPostgres({ dataDir });
  await pglite.waitReady;
  return pglite;
}

function translate(error: unknown): unknown {
  const sqlState = error instanceof Error && 'code' in error ? String(error.code) : '';
  return isUnavailable(sqlState) ? storeUnavailable(error) : error;
}

/** A database of PGlite's, each of whose statements begins with `assertRoom`. */
function databaseOver(pglite: PGlite, assertRoom: () => void, release: () => void): Database {
  async function run<Result>(work: () => Promise<Result>): Promise<Result> {
    assertRoom();
    try {
      return await work();
    } catch (error) {
      throw translate(error);
    }
  }
  return {
    query: (text, parameters = []) => run(() => pglite.query(text, [...parameters])),
    transaction: (work) =>
      run(() =>
        pglite.transaction((transaction) =>
          work({ query: (text, parameters = []) => run(() => transaction.query(text, [...parameters])) }),
        ),
      ),
    close: () => pglite.close().finally(release),
  };
}

/** Opens an embedded PostgreSQL in memory. */
export async function openInMemory(): Promise<Database> {
  return databaseOver(
    await PGlite.create(),
    () => {},
    () => {},
  );
}

/**
 * Opens the embedded PostgreSQL in `folder`. Two processes on one folder would lose rows without a word, so it is held
 * by a lock. Throws a FolderInUseError, and `store_unavailable` where it can't be opened; so does each statement where
 * less than 64 MB are free.
 */
export async function openPglite(folder: string, free = bytesFree): Promise<Database> {
  function assertRoom(): void {
    const left = free(folder);
    if (left >= ROOM) return;
    const [has, needs] = [left, ROOM].map((bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`);
    const reason = `the embedded database in ${folder} needs ${needs} of free disk, and has ${has}`;
    throw new AppError('store_unavailable', reason);
  }
  const release = await lockFolder(folder);
  try {
    assertRoom();
    return databaseOver(await startIn(folder), assertRoom, release);
  } catch (error) {
    release();
    throw error instanceof AppError ? error : storeUnavailable(error);
  }
}
