import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Initialises an embedded database once for all apps of a run, which start on copies: it takes longer than all else of a start. */
export default async function prepareEmptyDatabase(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rocket-rides-empty-'));
  const database = await PGlite.create({ dataDir: join(folder, 'database') });
  await database.close();
  process.env.EMPTY_DATABASE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
