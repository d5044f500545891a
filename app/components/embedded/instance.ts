import { loadConnectAndInitialize, type StripeConnectInstance } from '@stripe/connect-js/pure';
import type { EmbeddingPage } from '@/lib/platform/embedded-pages';
import type { Problem } from '../post-json';
import { fetchClientSecret, NoSessionError } from './account-session';
import { appearanceNow } from './appearance';
import { connectLocale } from './connect-locale';
import { loadConnectJs } from './load-connect-js';

/** What the server gives to a page that holds Stripe's components. */
export type Embedding = Readonly<{ publishableKey: string; connectJs: string }>;

type Wish = Embedding & Readonly<{ accountId: string; page: EmbeddingPage }>;

/** In ms: after so long a session that could not be begun anew is tried once more, as a computer that wakes up needs. */
const PAUSE = 2_000;

/**
 * Begins a session of Stripe's components, unless `signal` is aborted meanwhile. Rejects with a NoSessionError, or as
 * `loadConnectJs`. Later, when the session has expired, another one is begun by itself; `ended` is called where that
 * can't be.
 */
export async function beginInstance(
  { publishableKey, connectJs, accountId, page }: Wish,
  signal: AbortSignal,
  ended: (problem: Problem | undefined) => void,
): Promise<StripeConnectInstance> {
  // Both before the package is told of either: it has no word for a script, or a first secret, that does not come.
  const secret = fetchClientSecret(accountId, page);
  await Promise.all([secret, loadConnectJs(connectJs)]);
  signal.throwIfAborted();
  let first: string | undefined = await secret;
  const again = async () => {
    try {
      return await fetchClientSecret(accountId, page).catch(async () => {
        await new Promise((resolve) => window.setTimeout(resolve, PAUSE));
        return fetchClientSecret(accountId, page);
      });
    } catch (error) {
      ended(error instanceof NoSessionError ? error.problem : undefined);
      throw error;
    }
  };
  const locale = connectLocale(navigator.language);
  return loadConnectAndInitialize({
    publishableKey,
    fetchClientSecret: async () => {
      const known = first;
      first = undefined;
      return known ?? again();
    },
    appearance: appearanceNow(),
    ...(locale && { locale }),
  });
}
