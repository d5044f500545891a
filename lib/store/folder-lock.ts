import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, relative } from 'node:path';

/** Says that another process holds the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `${folder} is in use by another process of this app. The embedded database takes one process only: ` +
        'stop the other one, or set DATABASE_URL to a PostgreSQL that both can use.',
    );
    this.name = 'FolderInUseError';
  }
}

/** Binds the socket; false where its name is taken. The kernel frees it when the process ends, however it ends. */
function bind(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen({ path, exclusive: true }, () => {
      server.unref();
      resolve(true);
    });
  });
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Holds `folder` for this process until it ends; a lock that a killed process left behind is taken over.
 * Throws a FolderInUseError where another living process holds it.
 */
export async function lockFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // Relative, because a socket's path may have about 100 bytes and a checkout may lie deep.
  const path = relative(process.cwd(), join(folder, 'in-use.sock'));
  if (await bind(path)) return;
  if (await isAlive(path)) throw new FolderInUseError(folder);
  // Nobody answers: its process is gone. Renaming picks one winner among those who find it so at once.
  const left = `${path}.${process.pid}`;
  try {
    renameSync(path, left);
    rmSync(left);
  } catch {
    throw new FolderInUseError(folder);
  }
  if (!(await bind(path))) throw new FolderInUseError(folder);
}
