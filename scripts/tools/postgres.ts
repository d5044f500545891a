import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { Client } from 'pg';
import { CommandError } from './command-error';
import { findPostgresPrograms } from './postgres-programs';
import { RunningProcess } from './processes';
import { untilReady } from './until-ready';

const SECONDS_TO_START = 120;

type User = Readonly<{ uid: number; gid: number }>;
type Postgres = { url: string; stop(): Promise<void> };

/** PostgreSQL refuses to run as root: whom it runs as instead, undefined where it may run as this user. */
function userForServer(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new CommandError(
    'PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.',
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What to put before a command on Linux, so that it ends with this process even where that is killed. */
async function endWithParentPrefix(): Promise<string[]> {
  const args = ['--pdeathsig', 'INT'];
  const works = await new RunningProcess('setpriv', 'setpriv', [...args, 'true']).succeeds();
  return works ? ['setpriv', ...args] : [];
}

async function startServer(folder: string, bin: string, user: User | undefined): Promise<Postgres> {
  const options = { cwd: folder, ...(user && { user }) };
  const data = join(folder, 'data');
  const initdbArgs = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const initdb = new RunningProcess('initdb', join(bin, 'initdb'), [...initdbArgs, '-D', data], options);
  if (!(await initdb.succeeds())) throw await initdb.failure('could not make a database for the tests');
  const port = await getPort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const prefix = await endWithParentPrefix();
  const [command = '', ...args] = [...prefix, join(bin, 'postgres'), '-D', data, ...flags];
  // SIGINT ends it at once, where SIGTERM waits for every client to leave.
  const server = new RunningProcess('PostgreSQL server', command, args, { ...options, stopSignal: 'SIGINT' });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(server, () => answers(url), SECONDS_TO_START);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, stop: () => server.stop() };
}

/**
 * A PostgreSQL for the tests: TEST_DATABASE_URL, or else a throw-away one, of which `stop` leaves nothing.
 * On CI it is installed where it is missing; elsewhere it is undefined. Throws CommandError if it does not start.
 */
export async function startPostgres(): Promise<Postgres | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const bin = await findPostgresPrograms();
  if (bin === undefined) return undefined;
  const user = userForServer();
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (user) chownSync(folder, user.uid, user.gid);
    const server = await startServer(folder, bin, user);
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        clear();
      },
    };
  } catch (error) {
    clear();
    throw error;
  }
}
