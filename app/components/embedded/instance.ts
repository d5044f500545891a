import { loadConnectAndInitialize, type StripeConnectInstance } from '@stripe/connect-js/pure';
import type { EmbeddingPage } from '@/lib/platform/embedded-pages';
import { fetchClientSecret } from './account-session';
import { appearanceNow } from './appearance';
import { connectLocale } from './connect-locale';
import { loadConnectJs } from './load-connect-js';

/** What the server gives to a page that holds Stripe's components. */
export type Embedding = Readonly<{ publishableKey: string; connectJs: string }>;

type Wish = Embedding & Readonly<{ accountId: string; page: EmbeddingPage }>;

/**
 * Begins a session of Stripe's components. Rejects with a NoSessionError, or where Connect.js does not come. Later, when the
 * session has expired, another one is begun by itself; `ended` is called where that can't be.
 */
export async function beginInstance(
  { publishableKey, connectJs, accountId, page }: Wish,
  ended: () => void,
): Promise<StripeConnectInstance> {
  // Both before the package is told of either: it has no word for a script, or a first secret, that does not come.
  const secret = fetchClientSecret(accountId, page);
  await Promise.all([secret, loadConnectJs(connectJs)]);
  let first: string | undefined = await secret;
  return loadConnectAndInitialize({
    publishableKey,
    fetchClientSecret: async () => {
      const known = first;
      first = undefined;
      if (known !== undefined) return known;
      return fetchClientSecret(accountId, page).catch((error: unknown) => {
        ended();
        throw error;
      });
    },
    appearance: appearanceNow(),
    locale: connectLocale(navigator.language),
  });
}
