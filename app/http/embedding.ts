import type { Embedding } from '@/app/components/embedded/instance';
import { config } from '@/lib/config';
import { log } from '@/lib/log';
import { allowPage } from './allow-page';

/** Where Stripe has it. */
const CONNECT_JS = 'https://connect-js.stripe.com/v1.0/connect.js';

/**
 * Has the page at `path`, which is being rendered, hold Stripe's embedded components, and gives what its script needs for
 * that. Undefined where browsers can be told no key: an account may be of choices that are not the server's.
 */
export async function embedding(path: string): Promise<Embedding | undefined> {
  const { publishableKey, connectJs } = config().stripe;
  if (!publishableKey) {
    const reason =
      'STRIPE_PUBLISHABLE_KEY is missing: this account’s choices have it shown Stripe’s components.';
    log('error', 'page', { path, code: 'platform_not_ready', reason });
    return undefined;
  }
  await allowPage({ embeds: true });
  return { publishableKey, connectJs: connectJs?.href ?? CONNECT_JS };
}
