import type { Config } from '../config';
import type { Database } from './database';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

/** Opens the configured database, as it is: not migrated. Throws a FolderInUseError. */
export async function openDatabase(where: Config['database']): Promise<Database> {
  return where.kind === 'postgres' ? openPostgres(where.url) : openPglite(where.folder);
}
