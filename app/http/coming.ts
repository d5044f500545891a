import { headers } from 'next/headers';
import type { Coming } from '@/lib/onboarding/onboarding';

/**
 * How who asks for this page comes to it, where from another site is `fromAnotherSite`. A browser that does not say may
 * come from there; a new tab does not; a reload repeats what it reloads.
 */
export async function comingTo(fromAnotherSite: 'returns' | 'arrives'): Promise<Coming> {
  const sent = await headers();
  const site = sent.get('sec-fetch-site');
  if (site === null || site === 'cross-site') return fromAnotherSite;
  return sent.get('sec-fetch-mode') === 'navigate' ? 'opens' : 'follows';
}
