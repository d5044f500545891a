import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createGuardedServer } from './create-server.mjs';

/** A server whose listener says what it was asked, as what stands behind it; gives all that comes back for `sent`. */
async function exchange(sent: string): Promise<string> {
  const server = createGuardedServer(({ method, url, headers }, response) =>
    response
      .setHeader('Referrer-Policy', 'no-referrer')
      .end(`${method} ${url} ${headers['x-forwarded-for']}`),
  );
  // As Next does.
  server.on('upgrade', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(sent);
  return text(socket);
}

const CLOSE = 'Host: pilots.example\r\nConnection: close\r\n';

test('a request is answered with the floor of headers, which the listener may change', async () => {
  const answer = await exchange(`GET / HTTP/1.1\r\n${CLOSE}\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  expect(answer).toContain('X-Content-Type-Options: nosniff\r\n');
  expect(answer).toContain("Content-Security-Policy: default-src 'none';");
  expect(answer.match(/referrer-policy: .*/gi)).toEqual(['Referrer-Policy: no-referrer']);
  expect(answer).not.toContain('Strict-Transport-Security');
  expect(answer).toContain('GET / 127.0.0.1');
});

test('what came by HTTPS is told to stay there, and our proxy is believed', async () => {
  const answer = await exchange(
    `GET / HTTP/1.1\r\n${CLOSE}X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n`,
  );
  expect(answer).toContain('Strict-Transport-Security: max-age=63072000');
  expect(answer).toContain('GET / 203.0.113.9');
});

test('a request for an upgrade is answered as any other', async () => {
  for (const protocol of ['websocket', 'h2c'])
    expect(
      await exchange(
        `GET /up HTTP/1.1\r\nHost: pilots.example\r\nConnection: Upgrade, close\r\nUpgrade: ${protocol}\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 200 OK[\s\S]*GET \/up/);
});

test('a refusal is short and plain, says what would do, and ends the connection', async () => {
  for (const [line, status] of [
    ['TRACE /', '405 Method Not Allowed'],
    ['POST /', '405 Method Not Allowed'],
    ['GET /%ff', '400 Bad Request'],
    ['GET *', '400 Bad Request'],
  ] as const) {
    const answer = await exchange(`${line} HTTP/1.1\r\nHost: pilots.example\r\n\r\n`);
    expect(answer.startsWith(`HTTP/1.1 ${status}\r\n`), line).toBe(true);
    expect(answer).toContain('X-Content-Type-Options: nosniff\r\n');
    expect(answer.includes('Allow: GET, HEAD\r\n')).toBe(status.startsWith('405'));
  }
});

test('a tunnel is refused', async () => {
  const answer = await exchange('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 405 Method Not Allowed\r\n[\s\S]*Allow: GET[\s\S]*\r\n\r\n$/);
});
