import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { END_WITH_PARENT } from '../../e2e/start-command';
import { RunningProcess } from './processes';
import { untilReady } from './until-ready';

const node = (code: string): [string, string[]] => [process.execPath, ['-e', code]];
const FOREVER = 'setInterval(() => {}, 1000);';

test('a process that failed tells how it ended and what it said last', async () => {
  const broken = new RunningProcess(
    'broken thing',
    ...node('console.log("one"); console.error("two"); process.exit(3)'),
  );
  await broken.ended;
  const { message } = await broken.failure();
  expect(message).toContain('The broken thing ended with exit code 3. Its last lines:');
  expect(message.split('\n').slice(1).sort()).toEqual(['one', 'two']);
});

test('a command that does not exist ends, and says so', async () => {
  const nothing = new RunningProcess('nothing', 'no-such-command', []);
  expect(await nothing.succeeds()).toBe(false);
  expect(nothing.lastLines()).toContain('no-such-command');
});

test('a process that ends is not waited for', async () => {
  const ended = new RunningProcess('early', ...node('process.exit(0)'));
  await expect(untilReady(ended, async () => false, 20)).rejects.toThrow('The early ended with exit code 0');
});

test('what a process started is stopped with it', async () => {
  const child = `require('node:child_process').spawn(process.execPath, ['-e', '${FOREVER}'], { stdio: 'inherit' })`;
  const parent = new RunningProcess('parent', ...node(`${child}; console.log('started'); ${FOREVER}`));
  await untilReady(parent, async () => parent.lastLines() !== '', 20);
  // Resolves once nobody holds the parent's output any more, and so not while the child lives.
  await parent.stop();
});

test('a server ends when what started it is killed', async () => {
  const server = JSON.stringify([...END_WITH_PARENT, '-e', `console.log('started'); ${FOREVER}`]);
  const options = JSON.stringify({ detached: true, stdio: 'inherit' });
  const spawnServer = `require('node:child_process').spawn(process.execPath, ${server}, ${options})`;
  const starter = spawn(...node(`${spawnServer}; ${FOREVER}`), { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(starter.stdout, 'data');
  starter.kill('SIGKILL');
  // Its output is closed once the server, which holds it too, is gone.
  await once(starter.stdout, 'close');
});
