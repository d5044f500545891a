import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../store/folder-lock';
import { expectNoSecret, platformInOrder } from './testing';

const { state, folder, environment } = platformInOrder();

// As the running app does.
beforeAll(() => lockFolder(folder));

/** Runs `npm run doctor`. */
function run(variables: NodeJS.Dict<string>): Promise<{ code: unknown; said: string }> {
  // An empty variable is none, and wins over what a developer's .env.local sets.
  const none = { VERCEL: '', NODE_ENV: '', PORT: '', PLATFORM_COUNTRY: '', PLATFORM_COUNTRIES: '' };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['scripts/run.mjs', 'doctor'],
      { env: { ...process.env, ...none, ...variables, NODE_ENV: 'test' } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    ),
  );
}

test('npm run doctor ends with 0 where a pilot can onboard, and lists what was found', async () => {
  const app = createServer((_, response) => response.end('{"status":"ok"}'));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void app.close());
  const address = app.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { code, said } = await run(environment({ APP_URL: `http://127.0.0.1:${port}`, OPS_TOKEN: '' }));
  expect(said).toMatch(/^✓ fine +Stripe key: /m);
  expect(said).toMatch(/^! warning +Variables: OPS_TOKEN is missing.*\n +→ Make one/m);
  expect(said).toMatch(/A pilot can onboard: 0 errors, 2 warnings\./);
  expectNoSecret(said);
  expect(code).toBe(0);
});

test('npm run doctor ends with 1 where a pilot can’t', async () => {
  state().platform.missing = ['platform_registration_required'];
  const { code, said } = await run(environment());
  expect(said).toMatch(/^✗ error +Opening accounts: .*Connect\.\n +→ Sign up/m);
  expectNoSecret(said);
  expect(code).toBe(1);
});
