import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { eventOf, saidOf } from './api/accounts/event';
import type { ApiAnswer } from './api/answer';
import { isForBrowsers, preflight, shownToPages } from './api/for-browsers';
import { boundaryOf, unfolded } from './api/multipart';
import type { ApiRequest } from './api/request';
import { serveApi } from './api/serve';
import { API_VERSION } from './api/version';
import { control } from './control';
import { CONNECT_JS } from './hosted/connect/address';
import { serveConnect } from './hosted/connect/serve';
import { serveExpress } from './hosted/express';
import { serveOwnPage } from './hosted/own-page';
import { type Reply, sendReply } from './hosted/reply';
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

/** A request as it was read; `origin` is where it came to. */
type Asked = Omit<ApiRequest, 'query'> & { search: string; origin: string };

async function read(request: IncomingMessage, url: string): Promise<Asked> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://local');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const origin = headers.host ? `http://${headers.host}` : url;
  const method = request.method ?? 'GET';
  const ip = (request.socket.remoteAddress ?? LOOPBACK).replace(/^::ffff:/, '');
  const came = { method, path: pathname, search, headers, ip, origin };
  const body = await buffer(request);
  const boundary = boundaryOf(headers['content-type']);
  if (boundary === undefined) return { ...came, body: body.toString(), upload: undefined };
  const { form, upload } = unfolded(body, boundary);
  return { ...came, body: form, upload };
}

/** What a browser gets; undefined for what is asked of the API. */
function pageFor(state: State, asked: Asked): Reply | undefined {
  const { method, path, search, body } = asked;
  if (isOfConnectJs(asked)) return serveConnect(state, asked);
  if (path.startsWith('/setup/')) return serveHosted(state, method, path, body);
  if (path.startsWith('/express/')) return serveExpress(state, path);
  return path === '/' ? serveOwnPage(state, method, search, body) : undefined;
}

function isOfConnectJs({ path }: Asked): boolean {
  return path === CONNECT_JS || path.startsWith('/connect/');
}

/** Has a planned fault strike Connect.js, or a frame of its components: late, or not there. False where it is not there. */
async function survivesFault(state: State, asked: Asked, response: ServerResponse): Promise<boolean> {
  const fault = isOfConnectJs(asked) && state.faults.strike(asked.method, asked.path);
  if (!fault) return true;
  if (fault.kind === 'latency') {
    await wait(fault.ms);
    return true;
  }
  if (fault.kind === 'rate_limit') response.writeHead(429).end();
  else if (fault.kind === 'server_error') response.writeHead(500).end();
  else if (fault.kind === 'unavailable') response.writeHead(503).end();
  else response.socket?.destroy();
  return false;
}

async function answerApi(state: State, { origin, search, ...asked }: Asked): Promise<ApiAnswer> {
  const began = performance.now();
  const answer = await serveApi(state, origin, { ...asked, query: search.slice(1) });
  const { method, path, headers } = asked;
  const idempotencyKey = headers['idempotency-key'] ?? null;
  const status = answer.cut ? 'none' : answer.status;
  state.log.add({ method, path, status, idempotencyKey, ms: performance.now() - began });
  if (method === 'GET') state.record();
  else {
    state.touch();
    state.record({ id: answer.requestId, idempotency_key: idempotencyKey });
  }
  return { ...answer, headers: { ...answer.headers, ...shownToPages(asked) } };
}

async function answerTo(state: State, asked: Asked, response: ServerResponse): Promise<void> {
  if (asked.path.startsWith('/_local/')) {
    control(state, asked.method, asked.path, asked.body, response);
    return state.settle();
  }
  if (asked.method === 'OPTIONS' && isForBrowsers(asked.path)) {
    response.writeHead(204, preflight(asked)).end();
    return;
  }
  if (!(await survivesFault(state, asked, response))) return;
  const page = pageFor(state, asked);
  if (!page) {
    // What is answered is kept, and its events can be listed; they are sent when the answer is on its way.
    send(response, await answerApi(state, asked));
    return state.webhooks.begin();
  }
  // A GET of the hosted pages spends links; elsewhere it changes nothing.
  if (asked.method !== 'GET' || asked.path.startsWith('/setup/') || asked.path.startsWith('/express/'))
    state.touch();
  await state.settleBeforeAnswer();
  sendReply(page, response);
}

/** A host as it stands in a URL on this computer. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return LOOPBACK;
  if (!host.includes(':')) return host;
  return host === '::' ? '[::1]' : `[${host}]`;
}

/** The API, its hosted pages, and what tests control it by. Throws where it can't listen, or what it keeps is no state. */
export async function startLocalStripe({
  port = 0,
  host = LOOPBACK,
  seed,
  ...options
}: LocalStripeOptions = {}): Promise<LocalStripe> {
  const state = new State(options, { saidOf, eventOf });
  if (seed) plant(state, seed);
  let url = '';

  const server = createServer((request, response) => {
    read(request, url)
      .then((asked) => answerTo(state, asked, response))
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
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
  url = `http://${reachable(host)}:${address.port}`;
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
