import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Opening } from '../accounts/account';
import { creationV1 } from '../accounts/v1';
import { creationV2 } from '../accounts/v2';
import type { Config } from '../config';
import type { AccountsApi } from '../platform/choices';
import { type Asked, asked } from './refusal';

/** How many keys may be spent in a day on refusals that are past. */
const MOST_KEYS = 24;

/** What says to people and programs that the account is no pilot's. */
const metadata = { doctor: 'true' };

type TestAccounts = Readonly<{
  parameters: object;
  open(idempotencyKey: string): Promise<{ id: string }>;
  close(id: string): Promise<unknown>;
  isClosed(id: string): Promise<boolean>;
}>;

function inV1(stripe: Stripe, opening: Opening): TestAccounts {
  const parameters = { ...creationV1(opening), metadata };
  return {
    parameters,
    open: (idempotencyKey) => stripe.accounts.create(parameters, { idempotencyKey }),
    close: (id) => stripe.accounts.del(id),
    // One that was deleted can't be asked for: `close` says so.
    isClosed: async () => false,
  };
}

function inV2(stripe: Stripe, opening: Opening): TestAccounts {
  const { accounts } = stripe.v2.core;
  const parameters = { ...creationV2(opening), metadata };
  const applied = opening.choices.charges === 'direct' ? 'merchant' : 'recipient';
  return {
    parameters,
    open: (idempotencyKey) => accounts.create(parameters, { idempotencyKey }),
    close: (id) => accounts.close(id, { applied_configurations: [applied] }),
    isClosed: async (id) => (await accounts.retrieve(id)).closed ?? false,
  };
}

const testAccountsIn: Record<AccountsApi, typeof inV1> = { v1: inV1, v2: inV2 };

/** The same all day for the same parameters, so that a day has one test account however often it is asked for. */
function keyOf({ parameters }: TestAccounts, nth: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const what = createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 12);
  return `doctor-${day}-${what}-${nth}`;
}

/** A key that was once refused may give that refusal for the rest of the day, though its cause is mended: then the next key. */
async function open(accounts: TestAccounts): Promise<Asked<{ id: string }>> {
  for (let nth = 1; ; nth += 1) {
    const opened = await asked(accounts.open(keyOf(accounts, nth)));
    if ('answer' in opened || !opened.refusal.replayed || nth === MOST_KEYS) return opened;
  }
}

/** Says whether the account is closed now, by us or by an earlier run of today. */
async function close(accounts: TestAccounts, id: string): Promise<boolean> {
  const closing = await asked(accounts.close(id));
  if ('answer' in closing || closing.refusal.why === 'gone') return true;
  const looked = await asked(accounts.isClosed(id));
  return 'answer' in looked && looked.answer;
}

/** Opens an account with what pilots' accounts are opened with, and closes it. For a test key only. */
export async function tryOpening(
  stripe: Stripe,
  { openWith, platform }: Config,
): Promise<Asked<{ id: string; closed: boolean }>> {
  const [country] = platform.countries;
  const opening = { pilotId: '', country, choices: openWith.choices };
  const accounts = testAccountsIn[openWith.api](stripe, opening);
  const opened = await open(accounts);
  if ('refusal' in opened) return opened;
  const { id } = opened.answer;
  return { answer: { id, closed: await close(accounts, id) } };
}
