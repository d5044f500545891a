import getPort, { portNumbers } from 'get-port';
import { startAppWithLocalStripe, untilOneEnds } from './tools/app-with-local-stripe';
import { readSettings } from './tools/environment';
import { runCommand } from './tools/run-command';
import { startNextServer } from './tools/servers';

async function withRealStripe() {
  const port = await getPort({ port: portNumbers(3000, 3100) });
  const app = await startNextServer({ mode: 'dev', port, env: {} });
  const stripe = readSettings('development').STRIPE_API_BASE ?? 'https://api.stripe.com';
  return { app: `http://localhost:${port}`, stripe, servers: [app] };
}

void runCommand(
  async () => {
    const hasKey = Boolean(readSettings('development').STRIPE_SECRET_KEY);
    const { app, stripe, servers } = await (hasKey ? withRealStripe() : startAppWithLocalStripe('dev', {}));
    console.log(`
  Open ${app}

  It talks to ${hasKey ? `Stripe at ${stripe}, with your STRIPE_SECRET_KEY` : `a local Stripe at ${stripe}`}.
  Ctrl-C ends it.
`);
    return untilOneEnds(servers);
  },
  { interrupted: 0 },
);
