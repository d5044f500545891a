import { headers } from 'next/headers';

/**
 * Whether who asks for this page comes from another site, such as Stripe's. A browser that does not say may come from
 * there; a new tab does not; a reload repeats what it reloads.
 */
export async function isArrival(): Promise<boolean> {
  const site = (await headers()).get('sec-fetch-site');
  return site === null || site === 'cross-site';
}
