import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultChoices } from '../platform/choices';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { Pilots } from './pilots';

const request = { api: 'v2', choices: defaultChoices, country: 'US', requested: 'both' } as const;

describe.each(stores)('the pilots on %s', (_, open) => {
  let database: Database;
  let pilots: Pilots;

  beforeAll(async () => {
    database = await open();
    pilots = new Pilots(database);
  });
  afterAll(() => database.close());

  test('fifty first presses make one row, and what the first asked for stays', async () => {
    const rows = await Promise.all(Array.from({ length: 50 }, () => pilots.findOrAdd('fifty', request)));
    expect(new Set(rows.map(({ attempt }) => attempt))).toEqual(new Set([1]));
    expect((await pilots.findOrAdd('fifty', { ...request, country: 'DE' })).request.country).toBe('US');
  });

  test('a pilot keeps the first account, whoever writes second', async () => {
    await pilots.findOrAdd('keeps', request);
    const answers = await Promise.all(
      ['acct_keepsA', 'acct_keepsB', 'acct_keepsC'].map((account) => pilots.setAccount('keeps', account)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await pilots.find('keeps'))?.account).toEqual(answers[0]);
  });

  test('a spent attempt is left behind once, however many notice', async () => {
    const first = await pilots.findOrAdd('spent', request);
    const german = { ...request, country: 'DE' };
    await Promise.all(Array.from({ length: 5 }, () => pilots.nextAttempt(first, german, first)));
    const second = await pilots.find('spent');
    expect(second).toMatchObject({ attempt: 2, request: { country: 'DE' } });
    await pilots.setAccount('spent', 'acct_spent');
    await pilots.nextAttempt({ ...first, attempt: 2 }, request, first);
    expect(await pilots.find('spent')).toMatchObject({ attempt: 2, account: { id: 'acct_spent' } });
  });

  test('an attempt that Stripe was not asked for yet is what is asked for now', async () => {
    const first = await pilots.findOrAdd('corrects', { ...request, country: 'CA' });
    await pilots.nextAttempt(first, { ...request, country: 'CA' }, first);
    expect((await pilots.findOrAdd('corrects', request)).request.country).toBe('US');
    expect((await pilots.findOrAdd('corrects', { ...request, country: 'CA' })).request.country).toBe('US');
  });

  test('the key of an attempt with an e-mail address is one press’s, until that must have ended', async () => {
    const first = await pilots.findOrAdd('address', request);
    await pilots.nextAttempt(first, request, { emailWanted: true });
    const second = await pilots.findOrAdd('address', request);
    expect(second.emailWanted).toBe(true);
    const claims = await Promise.all([1, 2, 3].map(() => pilots.claimSending(second)));
    expect(claims.filter((claimed) => claimed)).toHaveLength(1);
    await database.query("update pilots set sent_at = sent_at - interval '3 minutes'");
    expect(await pilots.claimSending(second)).toBe(true);
  });

  test('an account that was left is not given again to who has none', async () => {
    await pilots.findOrAdd('left', request);
    await database.query(
      `insert into past_accounts (account_id, pilot_id, accounts_api, choices, opened_at)
       values ('acct_left', 'left', 'v2', '{}', now())`,
    );
    await expect(pilots.setAccount('left', 'acct_left')).rejects.toMatchObject({ code: 'account_left' });
    expect((await pilots.find('left'))?.account).toBeUndefined();
  });
});
