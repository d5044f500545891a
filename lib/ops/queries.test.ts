import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StandingKind } from '../accounts/standing';
import { States } from '../accounts/states';
import { owned } from '../accounts/testing';
import { Inbox } from '../events/inbox';
import { Outbox } from '../notifications/outbox';
import { addPilot as addPilotOf, comesTo } from '../notifications/testing';
import { Pilots } from '../onboarding/pilots';
import { defaultChoices } from '../platform/choices';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { firstOfWeeks, weeksOf } from './counts';
import { OpsQueries, type Place } from './queries';
import { stuckAccount } from './testing';

const request = { api: 'v2', choices: defaultChoices, country: 'US', requested: 'both' } as const;

/** Reads a list page by page to its end. */
async function everyPage<Row extends { place: Place }>(
  page: (after: Place | undefined) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let rows = await page(undefined); rows.length > 0; rows = await page(all.at(-1)?.place))
    all.push(...rows);
  return all;
}

describe.each(stores)('what the platform’s people ask of %s', (_, open) => {
  let database: Database;
  let ops: OpsQueries;

  beforeAll(async () => {
    database = await open();
    ops = new OpsQueries(database);
  });
  afterEach(() =>
    database.query(
      'truncate pilots, account_states, standings, past_accounts, events, notifications restart identity',
    ),
  );
  afterAll(() => database.close());

  async function addPilot(pilotId: string, accountId?: string): Promise<void> {
    await new Pilots(database).findOrAdd(pilotId, request);
    if (accountId) await new Pilots(database).setAccount(pilotId, accountId);
  }

  async function startAgain(pilotId: string): Promise<void> {
    const pilots = new Pilots(database);
    const pilot = await pilots.find(pilotId);
    if (pilot) await pilots.startAgain(pilot, request);
  }

  async function record(accountId: string, standing: StandingKind): Promise<void> {
    const states = new States(database);
    await states.record(await states.ticket(owned(accountId)), stuckAccount(accountId), standing);
  }

  /** Adds an event that was tried so many times, is tried next in so many microseconds, and failed for a reason. */
  async function addEvent(id: string, { tries = 0, next = 0, reason = '' }): Promise<void> {
    await new Inbox(database).add({
      id,
      type: 'account.updated',
      accountId: 'acct_1',
      createdAt: new Date(),
    });
    await database.query(
      `update events set tries = $2, reason = nullif($3, ''),
         next_try_at = now() + $4 * interval '1 microsecond' where event_id = $1`,
      [id, tries, reason, next],
    );
  }

  test('an empty store has its answers too', async () => {
    expect(await ops.standings()).toEqual([]);
    expect(await ops.openings(new Date(0))).toEqual([]);
    expect(await ops.exported(50)).toEqual([]);
    expect(await ops.accounts(['checking'], 50)).toEqual([]);
    expect(await ops.eventCounts()).toEqual({ waiting: 0, failed: 0 });
    expect(await ops.failedEvents(50)).toEqual([]);
    expect(await ops.event('evt_1')).toBeUndefined();
    expect(await ops.account('acct_1')).toBeUndefined();
    expect(await ops.otherAccounts('acct_1')).toEqual([]);
    expect(await ops.timeline('acct_1', 50)).toEqual([]);
  });

  test('every pilot is counted once: by standing, without an account, or never asked about', async () => {
    await addPilot('none');
    await addPilot('new', 'acct_new');
    for (const name of ['a', 'b']) {
      await addPilot(name, `acct_${name}`);
      await record(`acct_${name}`, 'checking');
    }
    await addPilot('again', 'acct_left');
    await record('acct_left', 'disconnected');
    await startAgain('again');
    const counts = await ops.standings();
    expect(new Set(counts)).toEqual(
      new Set([
        { hasAccount: false, standing: null, pilots: 2 },
        { hasAccount: true, standing: null, pilots: 1 },
        { hasAccount: true, standing: 'checking', pilots: 2 },
      ]),
    );
  });

  test('pilots are counted by the week in which they began, which begins on its Monday, and by where they stand', async () => {
    for (const [name, beganAt] of [
      ['sunday', '2026-11-22T23:59:59.999Z'],
      ['monday', '2026-11-23T00:00:00Z'],
      ['other', '2026-11-29T23:59:59Z'],
      ['long ago', '2026-01-01T00:00:00Z'],
    ] as const) {
      await addPilot(name, `acct_${name}`);
      await database.query('update pilots set opening_since = $2 where pilot_id = $1', [name, beganAt]);
    }
    await record('acct_monday', 'ready');
    const first = firstOfWeeks(2, Date.parse('2026-11-25T12:00:00Z'));
    expect(weeksOf(await ops.openings(first), first, 2)).toEqual([
      { from: new Date('2026-11-16T00:00:00Z'), funnel: { pilots: 1, opened: 1, detailsGiven: 0, paid: 0 } },
      { from: new Date('2026-11-23T00:00:00Z'), funnel: { pilots: 2, opened: 2, detailsGiven: 1, paid: 1 } },
    ]);
  });

  test('an export has each pilot’s account once, whatever is known of it', async () => {
    await addPilot('none');
    for (const name of ['c', 'a', 'b']) await addPilot(name, `acct_${name}`);
    await record('acct_b', 'action_needed');
    const pages = [await ops.exported(2), await ops.exported(2, 'acct_b'), await ops.exported(2, 'acct_c')];
    expect(pages.map((page) => page.map(({ accountId }) => accountId))).toEqual([
      ['acct_a', 'acct_b'],
      ['acct_c'],
      [],
    ]);
    expect(pages[0]).toMatchObject([
      { standing: null, since: null, requirements: null },
      { standing: 'action_needed', requirements: { pastDue: ['individual.dob.day'] } },
    ]);
  });

  test('an account is found by its standing, with Stripe’s raw words and since when', async () => {
    await addPilot('a', 'acct_a');
    await record('acct_a', 'action_needed');
    const [found, ...others] = await ops.accounts(['checking', 'action_needed'], 50);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      accountId: 'acct_a',
      standing: 'action_needed',
      requirements: {
        pastDue: ['individual.dob.day'],
        errors: [{ requirement: 'individual.dob.day', code: 'invalid_value_other' }],
        disabledReason: 'requirements.past_due',
        deadline: new Date('2027-01-01T00:00:00Z'),
      },
    });
    const since = found?.since;
    await record('acct_a', 'action_needed');
    expect((await ops.accounts(['action_needed'], 50))[0]?.since).toEqual(since);
    expect(await ops.accounts(['ready'], 50)).toEqual([]);
  });

  test('pages visit each account of the standings once, longest first, however close their times are', async () => {
    const accounts = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^\w{1,8}$/),
        standing: fc.constantFrom('checking', 'action_needed', 'ready'),
        micros: fc.integer({ min: 0, max: 5 }),
      }),
      { selector: ({ id }) => id, maxLength: 25 },
    );
    await fc.assert(
      fc
        .asyncProperty(accounts, fc.integer({ min: 1, max: 6 }), async (rows, most) => {
          await database.query(
            `with added as (
               select * from unnest($1::text[], $2::text[], $3::integer[]) as one (id, standing, micros)
             ), owners as (
               insert into pilots (pilot_id, account_id, country, requested, accounts_api, choices)
               select id, 'acct_' || id, 'US', 'both', 'v2', '{}' from added
             )
             insert into account_states (account_id, standing, changed_at, state)
             select 'acct_' || id, standing, timestamptz '2026-01-01' + micros * interval '1 microsecond', $4
             from added`,
            [
              rows.map(({ id }) => id),
              rows.map(({ standing }) => standing),
              rows.map(({ micros }) => micros),
              JSON.stringify(stuckAccount('acct_any')),
            ],
          );
          const expected = rows.filter(({ standing }) => standing !== 'ready');
          const visited = await everyPage((after) =>
            ops.accounts(['checking', 'action_needed'], most, after),
          );
          expect(visited.map(({ accountId }) => accountId).sort()).toEqual(
            expected.map(({ id }) => `acct_${id}`).sort(),
          );
          const micros = new Map(rows.map((row) => [`acct_${row.id}`, row.micros]));
          const order = visited.map(({ accountId }) => micros.get(accountId) ?? 0);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        })
        .afterEach(async () => {
          await database.query('delete from pilots');
          await database.query('delete from account_states');
        }),
      { numRuns: 40 },
    );
  });

  test('an event failed if it was tried and is not on its first try now', async () => {
    await addEvent('evt_new', {});
    await addEvent('evt_firstTry', { tries: 1, next: 60_000_000 });
    await addEvent('evt_failed', { tries: 1, next: 60_000_000, reason: 'stripe_unavailable' });
    await addEvent('evt_crashed', { tries: 1, next: -1 });
    await addEvent('evt_crashedBefore', { tries: 2, next: 90_000_000 });
    await addEvent('evt_done', { tries: 3, reason: 'stripe_busy' });
    await new Inbox(database).finish(['evt_done']);
    expect(await ops.eventCounts()).toEqual({ waiting: 5, failed: 3 });
    const failed = await ops.failedEvents(50);
    expect(failed.map(({ eventId }) => eventId)).toEqual(['evt_crashed', 'evt_failed', 'evt_crashedBefore']);
    expect(failed[1]).toMatchObject({
      type: 'account.updated',
      accountId: 'acct_1',
      tries: 1,
      reason: 'stripe_unavailable',
    });
    expect(await ops.event('evt_done')).toMatchObject({ status: 'done', reason: null });
  });

  test('pages visit each failed event once', async () => {
    for (let count = 0; count < 20; count += 1)
      await addEvent(`evt_${count}`, { tries: 1, next: count % 3, reason: 'stripe_busy' });
    const visited = await everyPage((after) => ops.failedEvents(3, after));
    expect(visited.length).toBe(20);
    expect(new Set(visited.map(({ eventId }) => eventId)).size).toBe(20);
  });

  test('an account’s story: what it was opened with, its way, and the others of its pilot', async () => {
    await addPilot('again', 'acct_old');
    await record('acct_old', 'checking');
    await record('acct_old', 'disconnected');
    await addEvent('evt_1', { tries: 1, reason: 'stripe_busy' });
    await database.query(
      "update events set account_id = 'acct_old', received_at = now() + interval '1 second'",
    );
    await startAgain('again');
    await new Pilots(database).setAccount('again', 'acct_new');

    const old = await ops.account('acct_old');
    expect(old).toMatchObject({ api: 'v2', choices: defaultChoices, standing: 'disconnected' });
    expect(old?.leftAt).toBeInstanceOf(Date);
    expect(old?.state).toMatchObject({ id: 'acct_old' });
    expect((await ops.otherAccounts('acct_old')).map(({ accountId }) => accountId)).toEqual(['acct_new']);
    expect((await ops.otherAccounts('acct_new')).map(({ accountId }) => accountId)).toEqual(['acct_old']);
    expect(await ops.account('acct_new')).toMatchObject({ leftAt: null, standing: null, state: null });

    const way = await everyPage((before) => ops.timeline('acct_old', 1, before));
    expect(way).toEqual(await ops.timeline('acct_old', 50));
    expect(way).toMatchObject([
      { kind: 'event', type: 'account.updated', status: 'waiting', tries: 1, reason: 'stripe_busy' },
      { kind: 'standing', standing: 'disconnected' },
      { kind: 'standing', standing: 'checking' },
    ]);
  });

  test('a timeline tells of each standing how the platform is told of it', async () => {
    await addPilotOf(database, 'acct_1');
    const outbox = new Outbox(database);
    const claimed = async () => {
      const one = await outbox.claim();
      if (!one) throw new Error('nothing waits');
      return one;
    };
    await comesTo(database, 'acct_1', 'unfinished');
    await comesTo(database, 'acct_1', 'ready');
    await outbox.finish(await claimed());
    await comesTo(database, 'acct_1', 'action_needed');
    await outbox.fail(await claimed(), 'answered 503');
    expect(await ops.timeline('acct_1', 50)).toMatchObject([
      { standing: 'action_needed', telling: { tries: 1, reason: 'answered 503', toldAt: undefined } },
      { standing: 'ready', telling: { tries: 1, reason: null, toldAt: expect.any(Date) } },
      { standing: 'unfinished', telling: undefined },
    ]);
  });

  test('the standings of one moment keep their order', async () => {
    await database.query(
      "insert into standings (account_id, standing) select 'acct_1', n::text from generate_series(1, 12) as n",
    );
    const way = await everyPage((before) => ops.timeline('acct_1', 5, before));
    expect(way.map((entry) => (entry.kind === 'standing' ? Number(entry.standing) : 0))).toEqual(
      Array.from({ length: 12 }, (_none, at) => 12 - at),
    );
  });
});
