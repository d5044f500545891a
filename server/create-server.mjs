import http, { STATUS_CODES } from 'node:http';
import { floorHeaders, floorPolicy, httpsHeaders } from '../app/http/floor-headers.mjs';
import { forwardedFor } from './client-address.mjs';
import { allowedAt, refusal } from './refusal.mjs';

// Here and not in the function: by then it may be Next's to call ours.
const { createServer } = http;

/** @param {http.IncomingMessage} request */
function floorFor({ headers }) {
  const isHttps = headers['x-forwarded-proto'] === 'https';
  return { ...floorHeaders, ...floorPolicy, ...(isHttps && httpsHeaders) };
}

/** @param {number} status @param {string} target */
function refusalHeaders(status, target) {
  return {
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 405 && { Allow: allowedAt(target).join(', ') }),
    // What else it sends is not read.
    Connection: 'close',
  };
}

/** @param {http.IncomingMessage} request @param {import('node:stream').Duplex} socket */
function refuseTunnel(request, socket) {
  const headers = Object.entries({
    ...floorFor(request),
    ...refusalHeaders(405, '/'),
    'Content-Length': '0',
  });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 405 ${STATUS_CODES[405]}\r\n${lines}\r\n`, () => socket.destroy());
}

/** Next would show a stack. @param {NodeJS.ErrnoException & { port?: number }} error */
function endWherePortIsTaken({ code, port }) {
  if (code !== 'EADDRINUSE') return;
  console.error(`\nPort ${port} is in use: stop what uses it, or set PORT to another one.\n`);
  process.exit(1);
}

/**
 * A server that gives `listener` the requests it can answer, with the client's address as far as it can be believed, and
 * every answer the floor of its headers. It takes no upgrades: a request for one is answered as any other.
 *
 * @param {http.RequestListener} listener
 */
export function createGuardedServer(listener) {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(floorFor(request))) response.setHeader(name, value);
    const status = refusal(request);
    if (status !== undefined) {
      response.writeHead(status, refusalHeaders(status, request.url ?? '/')).end(`${STATUS_CODES[status]}\n`);
      return;
    }
    const { headers, socket } = request;
    const address = forwardedFor(socket.remoteAddress, headers['x-forwarded-for']?.toString());
    if (address) headers['x-forwarded-for'] = address;
    else delete headers['x-forwarded-for'];
    listener(request, response);
  });
  server.on('connect', refuseTunnel);
  server.on('error', endWherePortIsTaken);
  // Where nobody listens, Node treats it as an ordinary request. Next listens, and forgets the sockets that nobody takes.
  server.on('newListener', (event, added) => {
    if (event === 'upgrade') process.nextTick(() => server.off('upgrade', added));
  });
  return server;
}
