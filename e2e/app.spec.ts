import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { expect, test } from './fixtures';

const Started = z.object({ url: z.string(), pid: z.number() });

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('an app that a test started ends with the worker, even one that is killed', async ({ stripe }) => {
  const start = `
    const { startApp } = await import('./e2e/app.ts');
    const { url, pid } = await startApp({ stripeUrl: '${stripe.url}' });
    console.log(JSON.stringify({ url, pid }));`;
  const worker = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', start]);
  const [line] = await once(worker.stdout, 'data');
  const { url, pid } = Started.parse(JSON.parse(String(line)));
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  worker.kill('SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
});
