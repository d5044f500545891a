import { fileURLToPath } from 'node:url';
import { START } from '../../e2e/start-command';
import { type RunningProcess, startNode } from './processes';
import { untilAnswers } from './until-ready';

const STRIPE = fileURLToPath(new URL('../../e2e/stripe/main.ts', import.meta.url));
const NEXT = fileURLToPath(new URL('../../node_modules/next/dist/bin/next', import.meta.url));

type StripeOptions = {
  port: number;
  /** The file that its accounts outlive it in. */
  keep?: string;
  /** Where its events go, and what they are signed with. */
  webhook?: Readonly<{ url: string; secret: string }>;
};

/** Resolves once it answers. Throws CommandError if it does not. */
export async function startLocalStripe({ port, keep, webhook }: StripeOptions): Promise<RunningProcess> {
  const args = [
    ...['--port', String(port)],
    ...(keep === undefined ? [] : ['--keep', keep]),
    ...(webhook === undefined ? [] : ['--webhook', webhook.url, '--webhook-secret', webhook.secret]),
  ];
  const stripe = startNode('local Stripe', ['--import', 'tsx', STRIPE, ...args]);
  await untilAnswers(stripe, `http://127.0.0.1:${port}/_local/health`);
  stripe.showErrors();
  return stripe;
}

type NextOptions = {
  /** `start` serves the build, `dev` the sources. */
  mode: 'start' | 'dev';
  port: number;
  env: NodeJS.Dict<string>;
};

/** Resolves once it answers; `env` wins over this process's own. Throws CommandError if it does not. */
export async function startNextServer({ mode, port, env }: NextOptions): Promise<RunningProcess> {
  const command = mode === 'start' ? START : [NEXT, 'dev'];
  const app = startNode('app', [...command, '-p', String(port)], {
    inherit: mode === 'dev',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      // What `next dev` gives its server to close the database, which else is killed after 0.1 s.
      NEXT_EXIT_TIMEOUT_MS: '20000',
      PORT: String(port),
      ...env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
    },
  });
  await untilAnswers(app, `http://localhost:${port}/api/health`);
  app.showErrors();
  return app;
}
