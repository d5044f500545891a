import { headers } from 'next/headers';
import { type AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Ops } from '@/lib/ops/ops';
import { live } from '@/lib/services';
import { nothingHere } from '../http/load';
import { showsOpsToken } from '../http/ops-auth';

type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: AppError };

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
    const failure = asAppError(error);
    log('error', 'page', { page, code: failure.code, reason: failure.message });
    return { ok: false, failure };
  }
}
