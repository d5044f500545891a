import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database';
import { lockFolder } from './folder-lock';

/**
 * Opens the embedded PostgreSQL in `folder`, or in memory where there is none. Two processes on one folder
 * would lose rows without a word, so it is held by a lock. Throws a FolderInUseError.
 */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await lockFolder(folder);
  const pglite = await PGlite.create(folder ? { dataDir: `${folder}/database` } : {});
  return {
    query: (text, parameters = []) => pglite.query(text, [...parameters]),
    transaction: (work) =>
      pglite.transaction((transaction) =>
        work({ query: (text, parameters = []) => transaction.query(text, [...parameters]) }),
      ),
    close: () => pglite.close(),
  };
}
