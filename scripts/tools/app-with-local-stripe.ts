import { randomBytes } from 'node:crypto';
import getPort, { portNumbers } from 'get-port';
import { CONNECT_JS } from '../../e2e/stripe/hosted/connect/address';
import { localSecret } from '../../lib/session/local-secret';
import { readSettings } from './environment';
import type { RunningProcess } from './processes';
import { noteRunningApp } from './running-app';
import { startLocalStripe, startNextServer } from './servers';
import type { OpsToken } from './welcome';

/** What this app was given beside where it is and whom it talks to, so that the doctor judges the same. */
function choicesOf(mode: 'start' | 'dev'): NodeJS.Dict<string> {
  const settings = Object.entries(readSettings(mode === 'dev' ? 'development' : 'production'));
  return Object.fromEntries(settings.filter(([name]) => /^(PLATFORM_|STRIPE_ACCOUNTS_API$)/.test(name)));
}

/** Takes no key of a platform: the local Stripe has one that anyone may read here. */
const LOCAL_KEY = 'sk_test_local_not_a_real_key';

type Servers = { app: string; stripe: string; ops: OpsToken; servers: readonly RunningProcess[] };

/** An engineer's own password of /ops, or one that is made once for this folder. */
function opsToken(mode: 'start' | 'dev'): OpsToken {
  const own = readSettings(mode === 'dev' ? 'development' : 'production').OPS_TOKEN;
  return own ? { token: own, isOurs: false } : { token: localSecret('.data', 'ops-token'), isOurs: true };
}

/**
 * Starts both on free ports, each told where the other one is, with `env` for the app; their addresses once both answer.
 * Throws CommandError if one does not.
 */
export async function startAppWithLocalStripe(
  mode: 'start' | 'dev',
  env: NodeJS.Dict<string>,
): Promise<Servers> {
  const port = await getPort({ port: portNumbers(3000, 3100) });
  const stripePort = await getPort({ port: portNumbers(12111, 12211) });
  const app = `http://localhost:${port}`;
  const stripe = `http://127.0.0.1:${stripePort}`;
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  const ops = opsToken(mode);
  const variables = {
    ...env,
    OPS_TOKEN: ops.token,
    APP_URL: app,
    STRIPE_API_BASE: stripe,
    STRIPE_SECRET_KEY: LOCAL_KEY,
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_PUBLISHABLE_KEY: LOCAL_KEY.replace('sk_', 'pk_'),
    STRIPE_CONNECT_JS: `${stripe}${CONNECT_JS}`,
  };
  // The app first: it holds .data/, so that a second demo ends here, before its Stripe writes to the first one's file.
  const appServer = await startNextServer({ mode, port, env: variables });
  const webhook = { url: `${app}/api/webhooks/stripe`, secret };
  const stripeServer = await startLocalStripe({ port: stripePort, keep: '.data/stripe.json', webhook });
  noteRunningApp({ ...choicesOf(mode), ...variables });
  return { app, stripe, ops, servers: [appServer, stripeServer] };
}

/** Waits for ever, as servers do. Throws CommandError once one of them ends. */
export async function untilOneEnds(servers: readonly RunningProcess[]): Promise<never> {
  throw await Promise.race(servers.map((server) => server.ended.then(() => server.failure())));
}
