import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Pilots } from '../onboarding/pilots';
import { defaultChoices } from '../platform/choices';
import type { Database } from '../store/database';
import { migrate } from '../store/migrate';
import { stores } from '../store/testing';
import { Schedule } from './schedule';
import { aboutStanding, type StandingKind, standingKinds } from './standing';
import { States } from './states';
import { account, owned } from './testing';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** An account that waits to be asked about: for so many seconds already, or, below 0, not yet. */
type Waiting = Readonly<{ settled: boolean; due: number }>;

describe.each(stores)('when Stripe is asked again, on %s', (store, open) => {
  let database: Database;
  let schedule: Schedule;

  beforeAll(async () => {
    database = await open();
    schedule = new Schedule(database);
  });
  const empty = () => database.query('truncate pilots, account_states, standings, past_accounts');
  afterEach(empty);
  afterAll(() => database.close());

  /** Gives the ID of each. */
  async function add(waiting: readonly Waiting[]): Promise<string[]> {
    const ids = waiting.map((_, nth) => `acct_${nth}`);
    await database.query(
      `insert into account_states (account_id, settled, ask_at)
       select id, settled, now() - due * interval '1 second'
       from unnest($1::text[], $2::boolean[], $3::float8[]) as one (id, settled, due)`,
      [ids, waiting.map(({ settled }) => settled), waiting.map(({ due }) => due)],
    );
    return ids;
  }

  /** Has Stripe tell of an account whose standing is so many seconds old, and gives in how many it is asked again. */
  async function waitOf(standing: StandingKind, age: number): Promise<number> {
    const states = new States(database);
    const record = async () =>
      states.record(await states.ticket(owned('acct_1')), account({ id: 'acct_1' }), standing);
    await record();
    await database.query('update account_states set changed_at = now() - make_interval(secs => $1)', [age]);
    await record();
    const { rows } = await database.query(
      'select settled, extract(epoch from ask_at - seen_at)::float8 as wait from account_states',
    );
    const [row] = z.tuple([z.object({ settled: z.boolean(), wait: z.number() })]).parse(rows);
    expect(row.settled).toBe(aboutStanding[standing].settled);
    await empty();
    return row.wait;
  }

  test('what changed just now is due in an hour, what has long been so later, and at the latest in a week', async () => {
    const standing = fc.constantFrom(...standingKinds);
    await fc.assert(
      fc.asyncProperty(standing, fc.integer({ min: 0, max: 300 * DAY }), async (kind, age) => {
        const expected = aboutStanding[kind].settled ? 20 * HOUR : Math.min(Math.max(age / 8, HOUR), 7 * DAY);
        const wait = await waitOf(kind, age);
        // An eighth of the time that passes between two statements.
        expect(wait).toBeGreaterThanOrEqual(expected - 0.001);
        expect(wait).toBeLessThan(expected + 10);
      }),
      { numRuns: 60 },
    );
  });

  test('another standing than before is due in an hour', async () => {
    const states = new States(database);
    const record = async (standing: StandingKind) =>
      states.record(await states.ticket(owned('acct_1')), account({ id: 'acct_1' }), standing);
    await record('unfinished');
    await database.query("update account_states set changed_at = now() - interval '90 days'");
    await record('checking');
    const { rows } = await database.query(
      "select ask_at - seen_at = interval '1 hour' as hour from account_states",
    );
    expect(rows).toEqual([{ hour: true }]);
  });

  test('a claim takes what is due, each kind its half or all that it has, those longest due first', async () => {
    const waiting = fc.record({ settled: fc.boolean(), due: fc.integer({ min: -500, max: 500 }) });
    const most = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc
        .asyncProperty(
          fc.uniqueArray(waiting, { selector: ({ due }) => due, maxLength: 30 }),
          most,
          async (all, limit) => {
            const ids = await add(all.map((one) => ({ ...one, due: (one.due - 0.5) * 60 })));
            const claimed = await schedule.claim(limit);
            const due = all.filter((one) => one.due > 0);
            expect(claimed).toHaveLength(Math.min(limit, due.length));
            for (const kind of [true, false]) {
              const ofKind = due.filter(({ settled }) => settled === kind).sort((a, b) => b.due - a.due);
              const got = all.filter((one, nth) => one.settled === kind && claimed.includes(ids[nth] ?? ''));
              expect(got.length).toBeGreaterThanOrEqual(Math.min(Math.floor(limit / 2), ofKind.length));
              expect(got.sort((a, b) => b.due - a.due)).toEqual(ofKind.slice(0, got.length));
            }
            expect(await schedule.countDue()).toBe(due.length - claimed.length);
          },
        )
        .afterEach(async () => {
          await empty();
        }),
      { numRuns: 150 },
    );
  });

  test('claims, one after another or at once, give each account once, until ten minutes have passed', async () => {
    const ids = await add(Array.from({ length: 60 }, (_, nth) => ({ settled: nth % 3 === 0, due: nth })));
    const claims = await Promise.all(Array.from({ length: 6 }, () => schedule.claim(5)));
    const rest: string[] = [];
    for (let more = await schedule.claim(7); more.length > 0; more = await schedule.claim(7))
      rest.push(...more);
    expect([...claims.flat(), ...rest].sort()).toEqual([...ids].sort());
    const pass = (time: string) =>
      database.query('update account_states set ask_at = ask_at - $1::interval', [time]);
    await pass('9 minutes');
    expect(await schedule.claim(100)).toEqual([]);
    await pass('1 minute');
    expect((await schedule.claim(100)).sort()).toEqual([...ids].sort());
  });

  if (store === 'PostgreSQL')
    test('a claim passes over what another one is claiming, and waits for nobody', async () => {
      const ids = await add(Array.from({ length: 20 }, (_, nth) => ({ settled: nth % 2 === 0, due: nth })));
      const [first, second] = await database.transaction(async (sql) => [
        await new Schedule(sql).claim(12),
        await schedule.claim(12),
      ]);
      expect([...first, ...second].sort()).toEqual([...ids].sort());
    });

  test('an account of which nothing is known is due once it is noticed; a pilot without one is not', async () => {
    const pilots = new Pilots(database);
    for (const name of ['known', 'new', 'none'])
      await pilots.findOrAdd(name, { api: 'v2', choices: defaultChoices, country: 'US', requested: 'both' });
    await pilots.setAccount('known', 'acct_0');
    await pilots.setAccount('new', 'acct_new');
    await add([{ settled: true, due: -HOUR }]);
    await Promise.all([schedule.addMissing(), schedule.addMissing()]);
    expect(await schedule.claim(10)).toEqual(['acct_new']);
    await schedule.addMissing();
    expect(await schedule.claim(10)).toEqual([]);
  });

  test('an account that was dropped is never due', async () => {
    const [id = ''] = await add([{ settled: false, due: DAY }]);
    await schedule.drop(id);
    expect(await schedule.claim(10)).toEqual([]);
    expect(await schedule.countDue()).toBe(0);
  });

  test('a store from before has for each account the time that its last answer would have written', async () => {
    const migration = (await database.query("select name from migrations where name like '0005%'")).rows;
    await database.query('alter table account_states drop column settled, drop column ask_at');
    await database.query('create index account_states_by_age on account_states (asked_at)');
    await database.query("delete from migrations where name like '0005%'");
    for (const [nth, standing] of standingKinds.entries())
      await database.query(
        `insert into account_states (account_id, standing, seen_at, changed_at)
         values ($1, $1, now() - interval '30 minutes', now() - interval '30 minutes' - make_interval(days => $2))`,
        [standing, nth],
      );
    await database.query("insert into account_states (account_id) values ('never')");
    expect(await migrate(database)).toEqual(
      migration.map((row) => z.object({ name: z.string() }).parse(row).name),
    );
    const { rows } = await database.query(
      `select account_id as id, settled, ask_at <= now() as due, extract(epoch from ask_at - seen_at)::float8 as wait
       from account_states`,
    );
    const wait = (kind: StandingKind, nth: number) =>
      aboutStanding[kind].settled ? 20 * HOUR : Math.max((nth * DAY) / 8, HOUR);
    expect(new Set(rows)).toEqual(
      new Set([
        ...standingKinds.map((kind, nth) => ({
          id: kind,
          settled: aboutStanding[kind].settled,
          due: false,
          wait: wait(kind, nth),
        })),
        { id: 'never', settled: false, due: true, wait: null },
      ]),
    );
  });
});
