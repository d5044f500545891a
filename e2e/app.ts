import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import getPort from 'get-port';
import { END_WITH_PARENT, START } from './start-command';
import { CONNECT_JS } from './stripe/hosted/connect/address';

/** The key that tests give the app; made up, as its name says. */
export const TEST_KEY = 'sk_test_onlyForTests0000';

export type App = {
  url: string;
  pid: number | undefined;
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
    // With another Stripe a test gives the keys of that one too.
    ...(env?.STRIPE_API_BASE === undefined && {
      STRIPE_PUBLISHABLE_KEY: TEST_KEY.replace('sk_', 'pk_'),
      STRIPE_CONNECT_JS: `${stripeUrl}${CONNECT_JS}`,
    }),
    SESSION_SECRET: 'a-secret-of-the-tests-0123456789abcdef',
    DATABASE_URL: `file:${folder}`,
    ...env,
  };
}

function databaseFolder(): string {
  const { EMPTY_DATABASE } = process.env;
  const folder = mkdtempSync(join(EMPTY_DATABASE ? dirname(EMPTY_DATABASE) : tmpdir(), 'rocket-rides-'));
  if (EMPTY_DATABASE) cpSync(EMPTY_DATABASE, folder, { recursive: true });
  return folder;
}

/** Starts the built app as `npm start` does, and waits until it answers, be it that its store is away. Throws with its output if it ends instead. */
export async function startApp(options: Options): Promise<App> {
  const port = options.port ?? (await getPort());
  const url = `http://localhost:${port}`;
  const folder = databaseFolder();
  // A worker that is killed, or gives up on a fixture, stops nothing.
  const child = spawn(process.execPath, [...END_WITH_PARENT, ...START], {
    env: variables(port, options, folder),
  });
  const closed = once(child, 'close');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const app: App = {
    url,
    pid: child.pid,
    folder,
    output: () => output,
    async stop({ keepFolder } = { keepFolder: false }) {
      child.kill('SIGTERM');
      await closed;
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
  while (child.exitCode === null && child.signalCode === null) {
    const health = await fetch(`${url}/api/health`).catch(() => undefined);
    if (health) return app;
    await setTimeout(50);
  }
  await app.stop();
  throw new Error(`The app ended with ${child.exitCode ?? child.signalCode}:\n${output}`);
}
