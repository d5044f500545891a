import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { anyFreePort, freePort } from './ports';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(port: number, host: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => server.listen({ port, host }, resolve));
}

test('a free port is given as it is', async () => {
  const port = await anyFreePort();
  expect(await freePort(port)).toBe(port);
});

test.each(['127.0.0.1', '0.0.0.0'])('a port that somebody listens on at %s is passed over', async (host) => {
  const port = await anyFreePort();
  await listen(port, host);
  expect(await freePort(port)).toBeGreaterThan(port);
});
