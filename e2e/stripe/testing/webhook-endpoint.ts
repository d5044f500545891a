import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, vi } from 'vitest';
import type { LocalStripeOptions } from '../server';
import { openV2, start } from './sdk';

/** What signs the events in tests. */
export const SECRET = 'whsec_onlyForTests';

type Delivery = { body: string; signature: string; contentType: string };

/** It answers with these in turn, then 200; 0 breaks the connection. */
export async function startEndpoint(...answers: number[]) {
  const arrived: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const { 'stripe-signature': signature, 'content-type': contentType = '' } = request.headers;
    arrived.push({ body: await text(request), signature: String(signature), contentType });
    const status = answers.shift() ?? 200;
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, status < 400 ? { Location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const url = `http://127.0.0.1:${port}/hook`;
  const webhook: LocalStripeOptions['webhook'] = { url, secret: SECRET };
  return {
    url,
    webhook,
    arrived,
    /** From now on it answers with 200. */
    takeAll: () => {
      answers.length = 0;
    },
    /** The first of that type that has `text` in its body. */
    event: (type: string, text = '') =>
      vi.waitFor(
        () => {
          const delivery = arrived.find(({ body }) => JSON.parse(body).type === type && body.includes(text));
          if (!delivery) throw new Error(`no ${type} arrived`);
          return delivery;
        },
        { timeout: 10_000, interval: 10 },
      ),
    /** The first is the 0th. */
    delivery: (nth: number) =>
      vi.waitFor(
        () => {
          const delivery = arrived[nth];
          if (!delivery) throw new Error(`only ${arrived.length} deliveries arrived`);
          return delivery;
        },
        { timeout: 10_000, interval: 10 },
      ),
  };
}

/** A local Stripe that tells its events, with an account made through v2, of whose creation it has told. */
export async function startTelling() {
  const { webhook, arrived, delivery, event } = await startEndpoint();
  const { stripe, url, state } = await start({ webhook });
  const { id } = await openV2(stripe);
  await delivery(0);
  arrived.pop();
  const types = () => arrived.map(({ body }): unknown => JSON.parse(body).type).toSorted();
  const told = (...expected: string[]) => vi.waitFor(() => expect(types()).toEqual(expected.toSorted()));
  return { stripe, url, state, id, arrived, delivery, event, told };
}
