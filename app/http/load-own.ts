import { redirect } from 'next/navigation';
import type { AppError } from '@/lib/errors';
import type { Current, OwnedAccount } from '@/lib/onboarding/onboarding';
import { comingTo } from './coming';
import { load } from './load';

type Own = Readonly<{ account: OwnedAccount; current: Current | AppError }>;

/**
 * Loads for the page at `path`, which is about the pilot's own account and nothing else, that account. Leads to the first
 * page who has none, or where the store can't be reached: that page says so.
 */
export async function loadOwn(path: string): Promise<Own> {
  const coming = await comingTo('first');
  const own = await load(path, (onboarding, pilotId) => onboarding.accountOf(pilotId, coming));
  if (!own.ok || !own.value) redirect('/');
  return own.value;
}
