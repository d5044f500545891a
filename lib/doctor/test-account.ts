import { randomUUID } from 'node:crypto';
import type { Accounts, Creation } from '../accounts/account';
import type { AccountRequest } from '../platform/choices';
import { type Asked, asked } from './refusal';

/** Whether it is closed now, be it by the try before, whose answer was lost. */
async function close(accounts: Accounts, id: string): Promise<boolean> {
  const closing = await asked(accounts.close(id));
  if ('answer' in closing || closing.refusal.why === 'gone') return true;
  const looked = await asked(accounts.isClosed(id));
  return 'answer' in looked && looked.answer;
}

/** An account that was opened and closed again; `request` is what Stripe took. */
export type TestAccount = Readonly<{ id: string; closed: boolean; request: AccountRequest }>;

/**
 * Opens an account as pilots' accounts are opened, and closes it. For a test key only. Each under a key of its own: under
 * an earlier one Stripe would repeat what was so then.
 */
export async function tryOpening(accounts: Accounts, request: Creation): Promise<Asked<TestAccount>> {
  const opened = await asked(accounts.create(request, { doctor: 'true' }, `doctor-${randomUUID()}`));
  if ('answer' in opened) {
    const id = opened.answer;
    return { answer: { id, closed: await close(accounts, id), request } };
  }
  const { why } = opened.refusal;
  if (why === 'transfers_alone' && request.requested === 'either')
    return tryOpening(accounts, { ...request, requested: 'both' });
  if (why === 'email_wanted' && !request.email)
    return tryOpening(accounts, { ...request, email: 'doctor@example.com' });
  return opened;
}
