import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventOf, saidOf } from './api/accounts/event';
import type { ApiAnswer } from './api/answer';
import { serveApi } from './api/serve';
import { API_VERSION } from './api/version';
import { control } from './control';
import { serveExpress } from './hosted/express';
import { serveOwnPage } from './hosted/own-page';
import { sendReply } from './hosted/reply';
import { serveHosted } from './hosted/serve';
import { plant, type Seed } from './seed';
import { State, type StateOptions } from './state';

export type LocalStripe = { url: string; state: State; close(): Promise<void> };

export type LocalStripeOptions = StateOptions & {
  /** 0, the default, takes any that is free. */
  port?: number;
  /** Where it listens; 127.0.0.1 if not said. */
  host?: string;
  /** Accounts to begin with. */
  seed?: Seed;
};

const LOOPBACK = '127.0.0.1';

function send(response: ServerResponse, answer: ApiAnswer): void {
  if (answer.cut === 'at_once') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(answer.status, {
    'Content-Type': 'application/json',
    ...(answer.cut !== 'never' && { 'Content-Length': Buffer.byteLength(answer.body) }),
    'Request-Id': answer.requestId,
    'Stripe-Version': API_VERSION,
    ...answer.headers,
  });
  if (!answer.cut) response.end(answer.body);
  else if (answer.cut === 'never') trickle(response);
  else response.write(answer.body.slice(0, answer.body.length / 2), () => response.socket?.destroy());
}

/** White space, which JSON may begin with, for as long as the client listens. */
function trickle(response: ServerResponse): void {
  const drop = () => response.write(' ');
  drop();
  const dripping = setInterval(drop, 500);
  response.once('close', () => clearInterval(dripping));
}

/** The API, its hosted pages, and what tests control it by. Throws where it can't listen, or what it keeps is no state. */
export async function startLocalStripe({
  port = 0,
  host = LOOPBACK,
  seed,
  ...options
}: LocalStripeOptions = {}): Promise<LocalStripe> {
  const state = new State(options, { saidOf, eventOf });
  let url = '';
  if (seed) plant(state, seed);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://local');
    const method = request.method ?? 'GET';
    const body = await text(request);
    if (pathname.startsWith('/_local/')) return control(state, method, pathname, body, response);
    const page = pathname.startsWith('/setup/')
      ? serveHosted(state, method, pathname, body)
      : pathname.startsWith('/express/')
        ? serveExpress(state, pathname)
        : pathname === '/' && serveOwnPage(state, method, search, body);
    if (page) {
      // A GET of the hosted pages spends links.
      if (method !== 'GET' || pathname !== '/') state.touch();
      await state.settleBeforeAnswer();
      return sendReply(page, response);
    }
    const began = performance.now();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    // Links lead to where Stripe was asked.
    const origin = headers.host ? `http://${headers.host}` : url;
    const apiAnswer = await serveApi(state, origin, {
      method,
      path: pathname,
      query: search.slice(1),
      body,
      headers,
    });
    state.log.add({
      method,
      path: pathname,
      status: apiAnswer.cut ? 'none' : apiAnswer.status,
      idempotencyKey: headers['idempotency-key'] ?? null,
      ms: performance.now() - began,
    });
    // What is answered is kept, and its events can be listed; they are sent when the answer is on its way.
    if (method !== 'GET') state.touch();
    const idempotency_key = headers['idempotency-key'] ?? null;
    state.record(method === 'GET' ? undefined : { id: apiAnswer.requestId, idempotency_key });
    send(response, apiAnswer);
  }

  const server = createServer((request, response) => {
    answer(request, response)
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      })
      .finally(() => state.settle());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // What is due by the clock alone, such as the end of a verification, must be told without being asked.
  const settling = setInterval(() => state.settle(), 250);
  settling.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  url = `http://${host === '0.0.0.0' ? LOOPBACK : host}:${address.port}`;
  return {
    url,
    state,
    close() {
      clearInterval(settling);
      state.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
