import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * Initialises an embedded database once for all apps of a run, which start on copies beside it: it takes longer than all
 * else of a start. What a worker that was killed has left there goes with it.
 */
export default async function prepareEmptyDatabase(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rocket-rides-run-'));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const database = await PGlite.create({ dataDir: join(empty, 'database') });
  await database.close();
  process.env.EMPTY_DATABASE = empty;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
