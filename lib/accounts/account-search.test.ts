import { expect, test, vi } from 'vitest';
import { AppError } from '../errors';
import type { AccountPage } from './account';
import { AccountSearch, type Wanted } from './account-search';

const SOON = 20;
const LONG = 30_000;
const SINCE = new Date('2026-01-01');

/** A list of as many pages, each with one account, of the pilot of its number; a page is read when the test turns it. */
function listOf(pages: number) {
  const asked: number[] = [];
  const turns: { page: number; turn(): void; fail(code: 'stripe_unavailable' | 'stripe_refused'): void }[] =
    [];
  const list = (_since: Date, from?: string): Promise<AccountPage> => {
    const page = Number(from ?? 0);
    asked.push(page);
    return new Promise((resolve, reject) => {
      const account = { id: `acct_${page}`, created: new Date('2026-06-01'), pilotId: `pilot ${page}` };
      const next = page + 1 < pages ? String(page + 1) : undefined;
      turns.push({
        page,
        turn: () => resolve({ accounts: [account], next }),
        fail: (code) => reject(new AppError(code, 'as planned')),
      });
    });
  };
  const next = async () => {
    await vi.waitFor(() => expect(turns).not.toEqual([]));
    const [turn] = turns.splice(0, 1);
    if (!turn) throw new Error('no page is being read');
    return turn;
  };
  /** Turns so many pages, one after another. */
  const turn = async (many: number) => {
    for (let page = 0; page < many; page += 1) (await next()).turn();
  };
  const search = new AccountSearch({ list });
  /** Asks for a pilot's account: the same question each time, but for what is given. */
  const find = (pilotId: string, within = LONG, wanted: Partial<Wanted> = {}) =>
    search.find({ question: pilotId, pilotId, since: SINCE, past: [], ...wanted }, within);
  return { find, asked, next, turn };
}

test('many who look at once share one reading of the list', async () => {
  const { find, asked, turn } = listOf(3);
  const found = ['pilot 2', 'pilot 0', 'nobody', 'pilot 1'].map((pilot) => find(pilot));
  await turn(3);
  expect(await Promise.all(found)).toEqual(['acct_2', 'acct_0', undefined, 'acct_1']);
  expect(asked).toEqual([0, 1, 2]);
});

test('an account is found without a wait for the rest of the list', async () => {
  const { find, turn } = listOf(3);
  const found = find('pilot 1');
  await turn(2);
  expect(await found).toBe('acct_1');
});

test('who can’t wait that long comes back to the same reading, which has gone on', async () => {
  const { find, asked, turn } = listOf(4);
  const press = () => find('nobody', SOON);
  await expect(press()).rejects.toMatchObject({ code: 'stripe_busy' });
  await turn(2);
  await expect(press()).rejects.toMatchObject({ code: 'stripe_busy' });
  await turn(2);
  expect(await find('nobody')).toBeUndefined();
  expect(asked).toEqual([0, 1, 2, 3]);
});

test('after a failure it goes on from where it ended', async () => {
  const { find, asked, next, turn } = listOf(3);
  const found = find('nobody');
  await turn(1);
  (await next()).fail('stripe_unavailable');
  await expect(found).rejects.toMatchObject({ code: 'stripe_unavailable' });
  const again = find('nobody');
  await turn(2);
  expect(await again).toBeUndefined();
  expect(asked).toEqual([0, 1, 1, 2]);
});

test('where Stripe no longer knows the page, the next reading begins anew', async () => {
  const { find, asked, next, turn } = listOf(2);
  const found = find('nobody');
  await turn(1);
  (await next()).fail('stripe_refused');
  await expect(found).rejects.toMatchObject({ code: 'stripe_refused' });
  const again = find('nobody');
  await turn(2);
  expect(await again).toBeUndefined();
  expect(asked).toEqual([0, 1, 0, 1]);
});

test('that there is none is said by a reading that began later only: an account may stand where it has passed', async () => {
  const { find, asked, turn } = listOf(2);
  const first = find('nobody');
  await turn(1);
  await vi.waitFor(() => expect(asked).toEqual([0, 1]));
  const later = find('pilot 0');
  await turn(1);
  expect(await first).toBeUndefined();
  await turn(1);
  expect(await later).toBe('acct_0');
  expect(asked.slice(0, 3)).toEqual([0, 1, 0]);
});

test('accounts of before, and those of the past, are not found', async () => {
  const { find, turn } = listOf(1);
  const before = find('pilot 0', LONG, { since: new Date('2026-07-01') });
  await turn(1);
  expect(await before).toBeUndefined();
  const past = find('pilot 0', LONG, { past: ['acct_0'] });
  await turn(1);
  expect(await past).toBeUndefined();
});

test('what was read for one question answers no later one: an account may have been opened in between', async () => {
  const { find, asked, next, turn } = listOf(2);
  const before = find('lost', LONG, { question: 'has a crash lost one?' });
  (await next()).fail('stripe_unavailable');
  await expect(before).rejects.toMatchObject({ code: 'stripe_unavailable' });
  const others = find('nobody');
  await turn(4);
  expect(await others).toBeUndefined();
  const after = find('lost', LONG, { question: 'has this key opened one?' });
  await turn(2);
  expect(await after).toBeUndefined();
  expect(asked).toEqual([0, 0, 1, 0, 1, 0, 1]);
});
