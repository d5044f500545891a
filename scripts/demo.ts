import { localSecret } from '../lib/session/local-secret';
import { startAppWithLocalStripe, untilOneEnds } from './tools/app-with-local-stripe';
import { buildApp } from './tools/build';
import { withoutRealPlatform } from './tools/environment';
import { runCommand } from './tools/run-command';
import { welcome } from './tools/welcome';
import { withElapsed } from './tools/with-elapsed.mjs';

void runCommand(
  async () => {
    await buildApp();
    const { app, stripe, ops, servers } = await withElapsed('Starting the app and a local Stripe', () =>
      startAppWithLocalStripe('start', {
        ...withoutRealPlatform('production'),
        SESSION_SECRET: localSecret('.data', 'session-secret'),
      }),
    );
    console.log(
      welcome({
        app,
        stripe: { url: stripe, note: 'a local one: no real account, no real money' },
        ops,
        note: 'What you do is kept in .data/ until you delete that folder.',
      }),
    );
    return untilOneEnds(servers);
  },
  { interrupted: 0 },
);
