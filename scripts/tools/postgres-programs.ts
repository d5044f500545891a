import { readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installDebianPackage } from './debian-packages';
import { onPath } from './find-on-path';
import { outcome, start } from './processes';

/** Where Debian puts each version, on nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';

function inDebianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(DEBIAN, version, 'bin/initdb'));
  } catch {
    return [];
  }
}

async function programs(): Promise<string | undefined> {
  const candidates = [...onPath('initdb'), ...inDebianFolders()];
  for (const initdb of candidates) {
    if ((await outcome(start('initdb', initdb, ['--version']), 10_000)).ok)
      return dirname(realpathSync(initdb));
  }
  return undefined;
}

/** Gives the folder of PostgreSQL's server programs; on CI installs them where they are missing, elsewhere undefined. */
export async function postgresPrograms(): Promise<string | undefined> {
  const found = await programs();
  if (found || !process.env.CI) return found;
  return (await installDebianPackage('postgresql')) ? await programs() : undefined;
}
