import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCommandLine } from './command-line';

const read = (line: string) => readCommandLine(line.split(' ').filter(Boolean));

function seedFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-stripe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'seed.json');
  writeFileSync(file, content);
  return file;
}

test('without flags it starts on its own port, and keeps nothing', () => {
  expect(read('')).toEqual({
    kind: 'start',
    options: { port: 12_111, keep: undefined, webhook: undefined },
  });
});

test('flags say where it listens, what it keeps, and where events go', () => {
  const flags =
    '--port 4000 --host 0.0.0.0 --keep state.json --webhook http://a.example/hook --webhook-secret whsec_x';
  expect(read(flags)).toEqual({
    kind: 'start',
    options: {
      port: 4000,
      host: '0.0.0.0',
      keep: 'state.json',
      webhook: { url: 'http://a.example/hook', secret: 'whsec_x' },
    },
  });
});

test('accounts to begin with are in a file', () => {
  const file = seedFile('{"key":"sk_test_mine","accounts":[{"api":"v2","country":"US","state":"enabled"}]}');
  expect(read(`--seed ${file}`)).toMatchObject({
    options: { seed: { key: 'sk_test_mine', accounts: [{ api: 'v2', country: 'US', state: 'enabled' }] } },
  });
});

test('help names each flag', () => {
  const asked = read('--port x --help');
  if (asked.kind !== 'help') throw new Error('it is no help');
  for (const flag of ['--port', '--host', '--keep', '--seed', '--webhook', '--webhook-secret', '--help'])
    expect(asked.message).toMatch(new RegExp(`^  ${flag} `, 'm'));
});

test.each([
  ['--prot 4000', "Unknown option '--prot'."],
  ['--port', "Option '--port <value>' argument missing."],
  ['4000', "Unexpected argument '4000'."],
  ['--port ten', '--port takes a number from 0 to 65535, and not “ten”.'],
  ['--port 65536', '--port takes a number from 0 to 65535, and not “65536”.'],
  ['--port=', '--port takes a number from 0 to 65535, and not “”.'],
  ['--port -1', "Option '--port' takes no value that begins with a dash."],
  ['--port=-1', '--port takes a number from 0 to 65535, and not “-1”.'],
  ['--keep=', '--keep takes the name of a file.'],
  ['--webhook http://a.example', '--webhook and --webhook-secret go together'],
  ['--webhook-secret whsec_x', '--webhook and --webhook-secret go together'],
  ['--webhook a.example --webhook-secret whsec_x', '--webhook takes a URL'],
  ['--seed /nowhere/seed.json', '--seed /nowhere/seed.json can’t be read: ENOENT'],
])('%s is refused in a sentence', (line, message) => {
  expect(read(line)).toEqual({ kind: 'refused', message: expect.stringContaining(message) });
  expect(read(line)).toEqual({ kind: 'refused', message: expect.stringMatching(/\. See --help\.$/) });
});

test.each([
  ['no JSON', /can’t be read/],
  ['{"key":"pk_test_mine","accounts":[]}', /is wrong at “key”: a key begins with sk_test_/],
  ['{"key":"sk_test_mine","accounts":[{"api":"v3","country":"US"}]}', /is wrong at “accounts.0.api”/],
  ['{"key":"sk_test_mine","accounts":[{"api":"v1","country":"us"}]}', /is wrong at “accounts.0.country”/],
  ['{"key":"sk_test_mine","accounts":[{"api":"v1","country":"US","state":"lost"}]}', /“accounts.0.state”/],
  ['{"key":"sk_test_mine","accounts":[{"api":"v1","country":"US","mail":"a"}]}', /“accounts.0”: .*"mail"/],
  [
    '{"key":"sk_test_a","accounts":[{"api":"v1","country":"TR"}]}',
    /“accounts.0.country”: TR is not currently/,
  ],
  [
    '{"key":"sk_test_a","accounts":[{"api":"v1","country":"US","email":"a"}]}',
    /“accounts.0.email”: Invalid email address: a\. See/,
  ],
  [
    '{"key":"sk_test_a","accounts":[{"api":"v1","country":"US","capabilities":["cards"]}]}',
    /“accounts.0.capabilities.0”: Stripe has no such capability/,
  ],
  [
    `{"key":"sk_test_a","accounts":[{"api":"v1","country":"US","metadata":{"${'k'.repeat(41)}":"a"}}]}`,
    /“accounts.0.metadata”: Metadata keys can have/,
  ],
  [
    '{"key":"sk_test_a","accounts":[{"api":"v1","country":"US"},{"id":"acct_seed0001","api":"v2","country":"US"}]}',
    /“accounts”: two of them have the ID acct_seed0001/,
  ],
])('a file of seeds such as %s is refused', (content, message) => {
  expect(read(`--seed ${seedFile(content)}`)).toEqual({
    kind: 'refused',
    message: expect.stringMatching(message),
  });
});
