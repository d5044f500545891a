import { ownSessionSecret } from '../lib/session/local-secret';
import { serve, startTogether } from './tools/app-with-local-stripe';
import { buildApp } from './tools/build';
import { command } from './tools/command';
import { withoutRealPlatform } from './tools/environment';

void command(
  async () => {
    await buildApp();
    console.log('Starting the app and a local Stripe…');
    const { app, stripe, servers } = await startTogether('start', {
      ...withoutRealPlatform('production'),
      SESSION_SECRET: ownSessionSecret('.data'),
    });
    console.log(`
  Open ${app}

  It talks to a Stripe of its own at ${stripe}: no real account, no real money.
  What you do is kept in .data/ until you delete that folder.
  Ctrl-C ends both.
`);
    return serve(servers);
  },
  { interrupted: 0 },
);
