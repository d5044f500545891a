import getPort from 'get-port';
import { type App, startApp } from './app';
import { test as base, WEBHOOK_SECRETS } from './fixtures';
import { type LocalStripe, startLocalStripe } from './stripe/server';

/** `told` is an app, and the Stripe that tells it of every change; both are a worker's. */
export const test = base.extend<object, { told: { app: App; stripe: LocalStripe } }>({
  told: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures here.
    async ({}, use) => {
      const [secret] = WEBHOOK_SECRETS;
      // Stripe starts before the app, whose address is known by its port alone.
      const port = await getPort();
      const stripe = await startLocalStripe({
        webhook: { url: `http://localhost:${port}/api/webhooks/stripe`, secret },
      });
      const app = await startApp({ stripeUrl: stripe.url, port, env: { STRIPE_WEBHOOK_SECRET: secret } });
      await use({ app, stripe });
      await app.stop();
      await stripe.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
