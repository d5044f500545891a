import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { basename, join, relative } from 'node:path';

export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `${folder} is in use by another process of this app. The embedded database takes one process only: ` +
        'stop the other one, or set DATABASE_URL to a PostgreSQL that both can use.',
    );
    this.name = 'FolderInUseError';
  }
}

/** Listens at a path of this process's own; the kernel stops answering for it when the process ends, however it ends. */
function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen({ path, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Only a refused connection, or nothing to connect to, shows that nobody is there. */
function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

/** The holders there have been, by number; only the last one can be alive. */
function holders(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => /^in-use\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** A link is all or nothing; false where its name is taken. */
function publish(target: string, path: string): boolean {
  try {
    symlinkSync(target, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The socket that a holder published. A holder that lost its place may be tidying up itself: then nothing is there. */
function targetOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return path;
  }
}

/**
 * Holds `folder` until this process ends, or until it calls what it is given; a lock that a killed process left behind
 * is taken over. Throws a FolderInUseError where another living process holds it.
 *
 * A holder listens first and then publishes its socket under the number after the last one, if that one is dead.
 * So whoever can be seen and does not answer is dead, and of many who see it so, one gets the next number.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Relative, because a socket's path may have about 100 bytes and a checkout may lie deep.
  const at = (name: string) => relative(process.cwd(), join(folder, name));
  const last = holders(folder).at(-1) ?? 0;
  if (last > 0 && (await isAlive(at(`in-use.${last}`)))) throw new FolderInUseError(folder);
  const own = `in-use.${randomBytes(8).toString('hex')}.sock`;
  const server = await listen(at(own));
  const mine = last + 1;
  const published = publish(own, at(`in-use.${mine}`));
  // Looked at again, because a number far behind the last one may have been tidied away.
  if (!published || holders(folder).at(-1) !== mine) {
    if (published) rmSync(at(`in-use.${mine}`), { force: true });
    server.close();
    throw new FolderInUseError(folder);
  }
  for (const number of holders(folder).filter((other) => other < mine)) {
    rmSync(join(folder, basename(targetOf(at(`in-use.${number}`)))), { force: true });
    rmSync(at(`in-use.${number}`), { force: true });
  }
  // Only falls silent, as a process that ends does: were its number free again, two could take different ones.
  return () => void server.close();
}
