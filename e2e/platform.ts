import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import getPort from 'get-port';

/** What a platform's server was sent. */
export type Delivery = Readonly<{ body: string; headers: Readonly<Record<string, string>> }>;

/** How it answers a delivery: with a status, or in a way of its own. */
type Answer = number | ((response: ServerResponse, delivery: Delivery) => void);

/** A platform's server that is told of its pilots' accounts, and keeps what it was sent. It is well, but for `answer`. */
export async function startPlatform(answer: () => Answer = () => 204) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    // Who sent it has ended in the middle.
    if (body === undefined) return;
    const names = Object.entries(request.headers);
    const headers = Object.fromEntries(names.map(([name, value]) => [name, String(value)]));
    const delivery = { body, headers };
    deliveries.push(delivery);
    const how = answer();
    if (typeof how === 'number') response.writeHead(how).end();
    else how(response, delivery);
  });
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${port}/told?key=ofTheTests`),
    deliveries,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
