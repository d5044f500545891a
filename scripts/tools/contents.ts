import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * Takes files and folders, some of which may not exist; gives a hash of the names and contents of all that is
 * in them. Tests don't count. Dates don't either: a fresh checkout of the same files is the same.
 */
export function hashOfContents(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const files = paths.flatMap(filesIn).filter((file) => !/\.test\.tsx?$/.test(file));
  for (const file of files) {
    const contents = readFileSync(file);
    hash.update(`${file}\0${contents.length}\0`).update(contents);
  }
  return hash.digest('hex');
}
