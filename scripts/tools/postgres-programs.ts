import { readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installDebianPackage } from './debian-packages';
import { findOnPath } from './find-on-path';
import { RunningProcess } from './processes';

/** Where Debian puts each version, on nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';
const SECONDS_TO_START = 60;

function inDebianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(DEBIAN, version, 'bin/initdb'));
  } catch {
    return [];
  }
}

async function findPrograms(): Promise<string | undefined> {
  for (const file of [...findOnPath('initdb'), ...inDebianFolders()]) {
    const initdb = new RunningProcess('initdb', file, ['--version']);
    if (await initdb.succeeds(SECONDS_TO_START)) return dirname(realpathSync(file));
  }
  return undefined;
}

/** The folder of PostgreSQL's server programs; where they are missing, CI installs them, and elsewhere it is undefined. */
export async function findPostgresPrograms(): Promise<string | undefined> {
  const found = await findPrograms();
  if (found || !process.env.CI) return found;
  return (await installDebianPackage('postgresql')) ? await findPrograms() : undefined;
}
