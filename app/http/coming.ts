import { headers } from 'next/headers';
import type { Coming } from '@/lib/onboarding/onboarding';

/**
 * How who asks for this page comes to it. A browser that does not say may come from another site; a new tab does not; a
 * reload repeats what it reloads.
 */
export async function comingTo(page: 'first' | 'return'): Promise<Coming> {
  const sent = await headers();
  const site = sent.get('sec-fetch-site');
  const opens = sent.get('sec-fetch-mode') === 'navigate' ? 'opens' : 'follows';
  return { how: site === null || site === 'cross-site' ? 'arrives' : opens, toReturn: page === 'return' };
}
