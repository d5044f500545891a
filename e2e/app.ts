import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';

const NEXT = 'node_modules/next/dist/bin/next';

/** The key that tests give the app; made up, as its name says. */
export const TEST_KEY = 'sk_test_onlyForTests0000';

export type App = {
  url: string;
  /** Where its embedded database is. */
  folder: string;
  /** All that it has written so far, both streams. */
  output(): string;
  /** Ends it, and removes its folder unless another app is to go on with it. */
  stop(options?: { keepFolder: boolean }): Promise<void>;
};

type Options = { stripeUrl: string; port?: number; env?: Record<string, string> };

function variables(port: number, { stripeUrl, env }: Options, folder: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ } = process.env;
  return {
    PATH,
    HOME,
    TZ,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    STRIPE_SECRET_KEY: TEST_KEY,
    STRIPE_API_BASE: stripeUrl,
    SESSION_SECRET: 'a-secret-of-the-tests-0123456789abcdef',
    DATABASE_URL: `file:${folder}`,
    ...env,
  };
}

type Spawned = Pick<App, 'url' | 'folder' | 'output'> & { child: ChildProcess };

/** Starts the built app as `npm start` does, and gives the process and what it writes. */
export async function spawnApp(options: Options): Promise<Spawned> {
  const port = options.port ?? (await getPort());
  const folder = mkdtempSync(join(tmpdir(), 'rocket-rides-'));
  const child = spawn(process.execPath, [NEXT, 'start'], { env: variables(port, options, folder) });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return { child, url: `http://localhost:${port}`, folder, output: () => output };
}

/** Starts the built app and waits until it answers. Throws with its output if it ends instead. */
export async function startApp(options: Options): Promise<App> {
  const { child, url, folder, output } = await spawnApp(options);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the app ended:\n${output()}`)));
  ended.catch(() => {});
  const answers = async (): Promise<void> => {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (!response?.ok) return new Promise((resolve) => setTimeout(resolve, 50)).then(answers);
  };
  await Promise.race([answers(), ended]);
  return {
    url,
    folder,
    output,
    async stop({ keepFolder } = { keepFolder: false }) {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
