import getPort, { portNumbers } from 'get-port';
import { startAppWithLocalStripe, untilOneEnds } from './tools/app-with-local-stripe';
import { readSettings } from './tools/environment';
import { runCommand } from './tools/run-command';
import { startNextServer } from './tools/servers';
import { welcome } from './tools/welcome';

async function withRealStripe(settings: NodeJS.Dict<string>) {
  const port = await getPort({ port: portNumbers(3000, 3100) });
  const server = await startNextServer({ mode: 'dev', port, env: {} });
  const { OPS_TOKEN: token, STRIPE_API_BASE: stripe = 'https://api.stripe.com' } = settings;
  const ops = token ? { token, isOurs: false } : undefined;
  return { app: `http://localhost:${port}`, stripe, ops, servers: [server] };
}

void runCommand(
  async () => {
    const settings = readSettings('development');
    const hasKey = Boolean(settings.STRIPE_SECRET_KEY);
    const { app, stripe, ops, servers } = await (hasKey
      ? withRealStripe(settings)
      : startAppWithLocalStripe('dev', {}));
    console.log(
      welcome({
        app,
        stripe: {
          url: stripe,
          note: hasKey ? 'with your STRIPE_SECRET_KEY' : 'a local one: no real account',
        },
        ops,
        note: 'What you change shows at once.',
      }),
    );
    return untilOneEnds(servers);
  },
  { interrupted: 0 },
);
