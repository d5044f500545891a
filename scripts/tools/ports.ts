import { createServer } from 'node:net';

/** A server on any of them keeps another one from being reached. */
const HOSTS = ['127.0.0.1', '::1', '::'];
/** The machine may have no IPv6; then nobody listens there either. */
const NO_SUCH_HOST = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(NO_SUCH_HOST.includes(error.code ?? '')));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function isFree(port: number): Promise<boolean> {
  for (const host of HOSTS) if (!(await canListen(port, host))) return false;
  return true;
}

/** Gives `wanted`, or the first port after it that nobody listens on. Throws if there is none. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < 65_536; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${wanted} on is free.`);
}

/** Gives a port that the system says is free: for what no person has to type. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
