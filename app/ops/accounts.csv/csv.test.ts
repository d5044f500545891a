import { expect, test } from 'vitest';
import type { ExportedAccount } from '@/lib/ops/ops';
import { csvOf } from './csv';

const account: ExportedAccount = {
  accountId: 'acct_1',
  api: 'v2',
  openedAt: new Date('2026-11-01T00:00:00Z'),
  standing: 'action_needed',
  since: new Date('2026-11-02T00:00:00Z'),
  seenAt: new Date('2026-11-03T00:00:00Z'),
  requirements: {
    pastDue: ['individual.dob.day'],
    currentlyDue: ['individual.dob.day', 'external_account'],
    pendingVerification: [],
    errors: [{ requirement: 'individual.dob.day', code: 'invalid_value_other' }],
    disabledReason: 'requirements.past_due',
    deadline: new Date('2027-01-01T00:00:00Z'),
  },
};

async function linesOf(...accounts: ExportedAccount[]): Promise<string[]> {
  let text = '';
  const pages = (async function* () {
    yield accounts;
  })();
  for await (const chunk of csvOf(pages)) text += chunk;
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
}

test('an account is a line, under the names of its columns', async () => {
  expect(await linesOf(account)).toEqual([
    'account,standing,turn,since,seen_at,opening_began,accounts_api,disabled_reason,due_by,past_due,currently_due,pending_verification,errors',
    'acct_1,action_needed,pilot,2026-11-02T00:00:00.000Z,2026-11-03T00:00:00.000Z,2026-11-01T00:00:00.000Z,v2,requirements.past_due,2027-01-01T00:00:00.000Z,individual.dob.day,individual.dob.day external_account,,individual.dob.day:invalid_value_other',
  ]);
});

test('one that was never asked about has a line too', async () => {
  const unasked = { ...account, standing: null, since: null, seenAt: null, requirements: null };
  expect((await linesOf(unasked))[1]).toBe('acct_1,never_asked_about,,,,2026-11-01T00:00:00.000Z,v2,,,,,,');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
])('a word of Stripe’s such as %j is text to a spreadsheet', async (disabledReason, cell) => {
  const odd = {
    ...account,
    requirements: account.requirements && { ...account.requirements, disabledReason },
  };
  expect((await linesOf(odd))[1]).toContain(`,v2,${cell},2027-`);
});

test('no more accounts are read than lines are taken', async () => {
  let read = 0;
  const pages = (async function* () {
    for (;;) {
      read += 1;
      yield [account];
    }
  })();
  const lines = csvOf(pages);
  for (let taken = 0; taken < 3; taken += 1) await lines.next();
  expect(read).toBe(2);
});
