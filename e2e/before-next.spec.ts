import { connect } from 'node:net';
import { expect, test } from './fixtures';
import { usedBy } from './process-use';

const MB = 2 ** 20;

/** Sends what no client library would, and gives the beginning of the answer, or of none where the connection breaks. */
function send(url: string, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), 'localhost');
  for (const part of parts) socket.write(part);
  return new Promise((resolve) => {
    socket.once('data', (data) => {
      resolve(data.toString('latin1'));
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(''));
  });
}

test('requests for an upgrade are answered, and leave nothing open', async ({ startOwnApp }) => {
  const { url, pid } = await startOwnApp({});
  const upgrade = (path: string, protocol: string) =>
    send(
      url,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`,
    );
  await upgrade('/', 'websocket');
  const before = usedBy(pid)?.files;
  for (const [path, protocol, status] of [
    ['/nowhere', 'websocket', '404 Not Found'],
    ['/', 'h2c', '200 OK'],
    ['/api/nothing', 'anything', '404 Not Found'],
  ] as const)
    for (let round = 0; round < 4; round += 1) {
      const answers = await Promise.all(Array.from({ length: 25 }, () => upgrade(path, protocol)));
      expect(new Set(answers.map((answer) => answer.split('\r\n')[0]))).toEqual(
        new Set([`HTTP/1.1 ${status}`]),
      );
    }
  // A few more may be the app's own.
  if (before !== undefined) await expect.poll(() => usedBy(pid)?.files).toBeLessThan(before + 20);
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
});

test('large bodies to pages are not kept in memory', async ({ startOwnApp }) => {
  const { url, pid, output } = await startOwnApp({});
  const body = Buffer.alloc(10 * MB, 'x');
  const post = (path: string, length: number, ...sent: Buffer[]) =>
    send(url, `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`, ...sent);
  await fetch(url);
  // Where the system does not tell, there is nothing to compare.
  const memory = () => usedBy(pid)?.megabytes ?? 0;
  const before = memory();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memory());
  }, 20);
  const large = (path: string) =>
    Promise.all(Array.from({ length: 15 }, () => post(path, body.length, body)));
  const [pages, endpoints] = await Promise.all([large('/'), large('/ops/retry')]);
  clearInterval(watch);
  expect(most - before).toBeLessThan(100);
  for (const answer of pages) expect(answer).toMatch(/^(HTTP\/1.1 405 |$)/);
  for (const answer of endpoints) expect(answer).toMatch(/^(HTTP\/1.1 413 |$)/);
  const chunked = 'POST /ops/retry HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(await send(url, chunked)).toMatch(/^HTTP\/1.1 411 /);
  // Nor are there lines of Next's own for it.
  expect(output()).not.toContain('exceeded');
});

test('what Next can’t answer is refused in a few words, without a stack', async ({ startOwnApp }) => {
  const { url, output } = await startOwnApp({});
  const before = output();
  for (const [line, status, headers = ''] of [
    ['GET /return/%ff', '400 Bad Request'],
    ['GET /%', '400 Bad Request'],
    ['GET *', '400 Bad Request'],
    ['GET http://evil.example/', '400 Bad Request'],
    ['GET /', '400 Bad Request', 'RSC: 1\r\nNext-Router-State-Tree: bad\r\n'],
    ['TRACE /', '405 Method Not Allowed'],
    ['PROPFIND /api/health', '405 Method Not Allowed'],
    ['CONNECT evil.example:443', '405 Method Not Allowed'],
    // The body never comes: nobody waits for it.
    ['POST /', '405 Method Not Allowed', 'Content-Length: 100\r\n'],
  ] as const) {
    const answer = await send(url, `${line} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
    expect(answer, line).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`));
    expect(answer, line).toContain('X-Content-Type-Options: nosniff\r\n');
    expect(answer, line).toContain("Content-Security-Policy: default-src 'none';");
    expect(/\r\nAllow: GET, HEAD(, POST, OPTIONS)?\r\n/.test(answer), line).toBe(status.startsWith('405'));
  }
  expect(await send(url, 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  expect(output()).toBe(before);
});

test('what Next answers by itself has the floor of our headers, each of them once', async ({ app }) => {
  const page = await fetch(app.url);
  const script = /\/_next\/static\/[^"]+\.js/.exec(await page.text())?.[0] ?? 'none';
  for (const [path, status] of [
    ['/_next/nothing', 404],
    ['/_next/static/nothing.js', 404],
    ['/api/nothing', 404],
    ['/api/account', 405],
    ['/setup/', 308],
    ['//setup', 308],
    ['/icon.svg', 200],
    ['/api/health', 200],
    [script, 200],
  ] as const) {
    const answer = await send(
      app.url,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n`,
    );
    expect(answer, path).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const head = answer.split('\r\n\r\n')[0] ?? '';
    for (const header of [
      'x-content-type-options: nosniff',
      "content-security-policy: default-src 'none'; style-src 'self';",
      'strict-transport-security: max-age=63072000',
      'referrer-policy: same-origin',
    ]) {
      const name = header.split(':')[0];
      expect(head.match(new RegExp(`^${name}:`, 'gim')) ?? [], `${path}: ${name}`).toHaveLength(1);
      expect(head.toLowerCase(), path).toContain(header);
    }
  }
  const plain = await fetch(`${app.url}/icon.svg`);
  expect(plain.headers.has('strict-transport-security')).toBe(false);
});
