import { createHash } from 'node:crypto';
import type { Accounts, Creation } from '../accounts/account';
import { previewOf } from '../accounts/preview';
import type { AccountRequest } from '../platform/choices';
import { type Asked, asked } from './refusal';

/** How many keys may be spent in a day on refusals that are past. */
const MOST_KEYS = 24;

/** The same all day for the same parameters, so that a day has one test account however often it is asked for. */
function keyOf(request: Creation, nth: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const parameters = JSON.stringify(previewOf(request)[request.api].creation);
  return `doctor-${day}-${createHash('sha256').update(parameters).digest('hex').slice(0, 12)}-${nth}`;
}

/** A key that was once refused may give that refusal for the rest of the day, though its cause is mended: then the next key. */
async function open(accounts: Accounts, request: Creation): Promise<Asked<string>> {
  for (let nth = 1; ; nth += 1) {
    const opened = await asked(accounts.create(request, { doctor: 'true' }, keyOf(request, nth)));
    if ('answer' in opened || !opened.refusal.replayed || nth === MOST_KEYS) return opened;
  }
}

/** Whether it is closed now, by us or by an earlier run of today. */
async function close(accounts: Accounts, id: string): Promise<boolean> {
  const closing = await asked(accounts.close(id));
  if ('answer' in closing || closing.refusal.why === 'gone') return true;
  const looked = await asked(accounts.isClosed(id));
  return 'answer' in looked && looked.answer;
}

/** An account that was opened and closed again; `request` is what Stripe took. */
export type TestAccount = Readonly<{ id: string; closed: boolean; request: AccountRequest }>;

/** Opens an account as pilots' accounts are opened, and closes it. For a test key only. */
export async function tryOpening(accounts: Accounts, request: Creation): Promise<Asked<TestAccount>> {
  const opened = await open(accounts, request);
  if ('refusal' in opened) {
    const { why } = opened.refusal;
    if (why === 'transfers_alone' && request.requested === 'either')
      return tryOpening(accounts, { ...request, requested: 'both' });
    if (why === 'email_wanted' && !request.email)
      return tryOpening(accounts, { ...request, email: 'doctor@example.com' });
    return opened;
  }
  const id = opened.answer;
  return { answer: { id, closed: await close(accounts, id), request } };
}
