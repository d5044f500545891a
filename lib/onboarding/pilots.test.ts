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
    await pilots.findOrAdd('spent', request);
    await Promise.all(
      Array.from({ length: 5 }, () => pilots.nextAttempt('spent', 1, { ...request, country: 'DE' })),
    );
    expect(await pilots.find('spent')).toMatchObject({ attempt: 2, request: { country: 'DE' } });
    await pilots.setAccount('spent', 'acct_spent');
    await pilots.nextAttempt('spent', 2, request);
    expect(await pilots.find('spent')).toMatchObject({ attempt: 2, account: { id: 'acct_spent' } });
  });
});
