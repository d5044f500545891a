import { type App, startApp } from '../../e2e/app';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';

/** Runs `work` on the built app and a local Stripe as the browser tests have them, and stops both after it. */
export async function withTestApp(
  env: Record<string, string>,
  work: (app: App, stripe: LocalStripe) => Promise<void>,
): Promise<void> {
  const stripe = await startLocalStripe();
  try {
    const app = await startApp({ stripeUrl: stripe.url, env });
    await work(app, stripe).finally(() => app.stop());
  } finally {
    await stripe.close();
  }
}
