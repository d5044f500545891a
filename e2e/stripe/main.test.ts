import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sdk, start } from './testing/sdk';
import { startEndpoint } from './testing/webhook-endpoint';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended };
}

async function toItsEnd(...args: string[]) {
  const { child, ended } = run(...args);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

/** Gives its address once it listens, at any port that is free. */
async function started(...args: string[]) {
  const { child, ended } = run('--port', '0', ...args);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(String(line).replace('Local Stripe at ', '').trim()));
    child.once('close', () => reject(new Error('it ended')));
  });
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { url, kill };
}

function keptFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-stripe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

test('help is what it prints, and all that it does', async () => {
  expect(await toItsEnd('--help')).toEqual({ code: 0, out: expect.stringContaining('--keep FILE'), err: '' });
});

test('a flag that there is not ends it with 2', async () => {
  expect(await toItsEnd('--prot', '4000')).toEqual({
    code: 2,
    out: '',
    err: "Unknown option '--prot'. See --help.\n",
  });
});

test('a port that is in use is said in a sentence', async () => {
  const { url } = await start();
  const { port } = new URL(url);
  expect(await toItsEnd('--port', port)).toEqual({
    code: 1,
    out: '',
    err: `Port ${port} is in use: stop what uses it, or set another one with --port.\n`,
  });
});

// An address that is set aside for documents: no computer has it.
test('an address that is not this computer’s is said in a sentence', async () => {
  expect(await toItsEnd('--port', '0', '--host', '203.0.113.5')).toEqual({
    code: 1,
    out: '',
    err: '--host 203.0.113.5 is no address of this computer: leave it out to listen at 127.0.0.1.\n',
  });
});

test('a file in a place where there can be none is said to be unusable', async () => {
  const keep = join(keptFile('no folder'), 'state.json');
  const { code, err } = await toItsEnd('--port', '0', '--keep', keep);
  expect([code, err]).toEqual([1, expect.stringMatching(/^.*state\.json can’t be written: .*\n$/)]);
});

test.each([
  '{"accounts":',
  '[]',
  '{"accounts":[{"email":"no id"}]}',
  '{"accounts":[{"id":"acct_nonsense","capabilities":"all"}]}',
])('a file that holds %s is left as it is, and said to be unusable', async (content) => {
  const keep = keptFile(content);
  const { code, err } = await toItsEnd('--port', '0', '--keep', keep);
  expect([code, err]).toEqual([1, expect.stringContaining(`${keep} holds no state of a local Stripe`)]);
  expect(readFileSync(keep, 'utf8')).toBe(content);
});

test('killed between a failed delivery and the next try, it goes on at the next start', async () => {
  const keep = keptFile();
  const { webhook, arrived, delivery, takeAll } = await startEndpoint(...Array<number>(50).fill(500));
  const flags = ['--keep', keep, '--webhook', webhook?.url ?? '', '--webhook-secret', webhook?.secret ?? ''];
  const first = await started(...flags);
  const stripe = sdk(first.url);
  const made = await stripe.accounts.create({ email: 'a@example.com' }, { idempotencyKey: 'pilot-1' });
  await stripe.accounts.update(made.id, { email: 'b@example.com' });
  await delivery(0);
  await vi.waitFor(() => expect(readFileSync(keep, 'utf8')).toMatch(/"tried":[1-9]/), { timeout: 20_000 });
  await first.kill('SIGKILL');
  const before = arrived.length;
  takeAll();

  const second = await started(...flags);
  const { body, signature } = await delivery(before);
  expect(body).toBe(arrived[0]?.body);
  const event = stripe.webhooks.constructEvent(body, signature, webhook?.secret ?? '');
  expect(event).toMatchObject({ account: made.id, type: 'account.updated' });
  const again = sdk(second.url);
  const key = { idempotencyKey: 'pilot-1' };
  const replayed = await again.accounts.create({ email: 'a@example.com' }, key);
  expect(replayed).toEqual(made);
  expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await second.kill('SIGTERM')).toBe(0);
});
