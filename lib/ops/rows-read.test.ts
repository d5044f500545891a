import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database, Sql } from '../store/database';
import { stores } from '../store/testing';
import { OpsQueries } from './queries';
import { stuckAccount } from './testing';

const PAGE = 51;

/** A node of a plan that was carried out; those that read a table name it. */
const PlanNode = z.object({
  'Relation Name': z.string().optional(),
  'Actual Loops': z.number(),
  'Actual Rows': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Rows Removed by Index Recheck': z.number().default(0),
  get Plans() {
    return z.array(PlanNode).default([]);
  },
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })]);

/** How many rows of tables a node and those below it read. */
function rowsRead(node: z.infer<typeof PlanNode>): number {
  const perLoop =
    node['Actual Rows'] + node['Rows Removed by Filter'] + node['Rows Removed by Index Recheck'];
  const own = node['Relation Name'] === undefined ? 0 : perLoop * node['Actual Loops'];
  return node.Plans.reduce((sum, below) => sum + rowsRead(below), own);
}

describe.each(stores)('with ten thousand pilots, and as many events, in %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await database.query(
      `insert into pilots (pilot_id, account_id, country, requested, accounts_api, choices)
       select 'p' || n, case when n % 10 > 0 then 'acct_' || n end, 'US', 'both', 'v2', '{}'
       from generate_series(1, 10000) as n`,
    );
    await database.query(
      `insert into account_states (account_id, standing, changed_at, seen_at, state)
       select account_id, (array['unfinished', 'checking', 'ready', 'action_needed'])[1 + n % 4],
         now() - n * interval '1 second', now(), $1
       from (select account_id, row_number() over () as n from pilots where account_id is not null) as numbered`,
      [JSON.stringify(stuckAccount('acct_any'))],
    );
    await database.query(
      `insert into events (event_id, type, account_id, created_at, received_at, tries, reason, next_try_at)
       select 'evt_' || n, 'account.updated', 'acct_7', now(), now() - n * interval '1 second', 1, 'stripe_busy',
         now() + n * interval '1 second'
       from generate_series(1, 10000) as n`,
    );
    await database.query('analyze pilots, account_states, events');
  });
  afterAll(() => database.close());

  /** Asks, and gives how many rows were read for the answer. */
  async function rowsReadFor(ask: (ops: OpsQueries) => Promise<unknown>): Promise<number> {
    let read = 0;
    const counting: Sql = {
      async query(text, parameters) {
        const { rows } = await database.query(`explain (analyze, format json) ${text}`, parameters);
        const [{ 'QUERY PLAN': plans }] = Explained.parse(rows);
        read += rowsRead(plans[0].Plan);
        return database.query(text, parameters);
      },
    };
    await ask(new OpsQueries(counting));
    return read;
  }

  const stuck = ['unfinished', 'checking', 'action_needed'];

  /** A page of each standing, and the pilots of those accounts. */
  const STUCK_PAGE = 2 * stuck.length * (PAGE + 1);

  test.each<[string, number, (ops: OpsQueries) => Promise<unknown>]>([
    ['a page of stuck accounts', STUCK_PAGE, (ops) => ops.accounts(stuck, PAGE)],
    ['a page of failed events', PAGE + 1, (ops) => ops.failedEvents(PAGE)],
    ['a page of an account’s timeline', PAGE + 1, (ops) => ops.timeline('acct_7', PAGE)],
    ['a part of an export', 2 * PAGE + 1, (ops) => ops.exported(PAGE, 'acct_5')],
    ['an account', 5, (ops) => ops.account('acct_7')],
    ['the other accounts of its pilot', 5, (ops) => ops.otherAccounts('acct_7')],
  ])('for %s %i rows are read at most', async (_what, most, ask) => {
    expect(await rowsReadFor(ask)).toBeLessThanOrEqual(most);
  });

  test('a later page of stuck accounts reads no more than the first', async () => {
    const last = (await new OpsQueries(database).accounts(['checking'], 1_500)).at(-1);
    expect(last).toBeDefined();
    const read = await rowsReadFor((ops) => ops.accounts(stuck, PAGE, last?.place));
    expect(read).toBeLessThanOrEqual(STUCK_PAGE);
  });

  test('what is counted is read once', async () => {
    expect(await rowsReadFor((ops) => ops.standings())).toBeLessThanOrEqual(20_000);
    expect(await rowsReadFor((ops) => ops.openings(new Date(0)))).toBeLessThanOrEqual(20_000);
    expect(await rowsReadFor((ops) => ops.eventCounts())).toBeLessThanOrEqual(10_000);
  });
});
