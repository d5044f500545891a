import { localSecret } from '../lib/session/local-secret';
import { startAppWithLocalStripe, untilOneEnds } from './tools/app-with-local-stripe';
import { buildApp } from './tools/build';
import { withoutRealPlatform } from './tools/environment';
import { runCommand } from './tools/run-command';

void runCommand(
  async () => {
    await buildApp();
    console.log('Starting the app and a local Stripe…');
    const { app, stripe, servers } = await startAppWithLocalStripe('start', {
      ...withoutRealPlatform('production'),
      SESSION_SECRET: localSecret('.data'),
    });
    console.log(`
  Open ${app}

  It talks to a Stripe of its own at ${stripe}: no real account, no real money.
  What you do is kept in .data/ until you delete that folder.
  Ctrl-C ends both.
`);
    return untilOneEnds(servers);
  },
  { interrupted: 0 },
);
