import { headers } from 'next/headers';
import { pageHeaders } from '@/app/http/page-headers';
import { addToHead } from '@/app/http/page-status';
import { config } from '@/lib/config';
import type { Group } from '@/lib/onboarding/form/form';

/** What a page's script needs to send something to Stripe itself: files, and what it makes tokens of. */
export type ToStripe = Readonly<{
  publishableKey: string;
  /** Origins. */
  api: string;
  files: string;
  country: string;
  currency: string;
  /** Whose names of requirements these are. */
  names: 'v1' | 'v2';
}>;

/**
 * Lets the page that is being rendered send to Stripe, where its form has something that goes there from the browser, and
 * gives what its script needs for it. Undefined where browsers can be told no key: then it all goes through us.
 */
export async function browserToStripe(
  groups: readonly Group[],
  { country, currency, api: names }: Readonly<{ country: string; currency: string; api: 'v1' | 'v2' }>,
): Promise<ToStripe | undefined> {
  const { publishableKey, apiBase } = config().stripe;
  const inputs = groups.flatMap(({ inputs }) => inputs);
  if (!publishableKey || !inputs.some(({ token, control }) => token || control === 'file')) return undefined;
  const api = apiBase?.origin ?? 'https://api.stripe.com';
  const files = apiBase?.origin ?? 'https://files.stripe.com';
  const [, nonce] = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '') ?? [];
  if (nonce) await addToHead({ headers: pageHeaders(nonce, { sendsTo: [...new Set([api, files])] }) });
  return { publishableKey, api, files, country, currency, names };
}
