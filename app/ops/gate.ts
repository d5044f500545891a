import { headers } from 'next/headers';
import { asOnboardingError, type OnboardingError } from '@/lib/errors';
import { live } from '@/lib/live';
import { log } from '@/lib/log';
import type { Ops } from '@/lib/ops';
import { nothingHere } from '../attempt';
import { showsOpsToken } from './token';

type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: OnboardingError };

/**
 * Shows the page of what does not exist to anybody without the token. proxy.ts has asked already, but what runs
 * before a page is no authorization.
 */
export async function assertOps(): Promise<void> {
  if (!showsOpsToken((await headers()).get('authorization'))) nothingHere();
}

/**
 * Asks for a page of /ops what it shows, for somebody who has the token.
 */
export async function askOps<Value>(page: string, ask: (ops: Ops) => Promise<Value>): Promise<Answer<Value>> {
  await assertOps();
  try {
    return { ok: true, value: await ask((await live()).ops) };
  } catch (error) {
    const failure = asOnboardingError(error);
    log('error', 'page', { page, code: failure.code, reason: failure.message });
    return { ok: false, failure };
  }
}
