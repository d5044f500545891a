import { isTree, type Value } from '../../model/given';

/** v1's documents as v2 has them, which says beside the files that they are files. */
export function asFiles(documents: Value): Value {
  if (!isTree(documents)) return documents;
  return Object.fromEntries(
    Object.entries(documents).map(([name, files]) => [
      name,
      isTree(files) ? { ...files, type: 'files' } : files,
    ]),
  );
}
