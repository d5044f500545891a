import { z } from 'zod';
import type { Sql } from '../store/database';
import {
  ExportedAccount,
  OpeningCount,
  OpsAccount,
  OpsEvent,
  OpsEventCounts,
  StandingCount,
  StuckAccount,
  TimelineEntry,
} from './rows';

/**
 * A place in a list: the row after it begins the next page. Microseconds, as the database counts them: a Date has
 * milliseconds only, and rows in between would be left out.
 */
export type Place = Readonly<{ micros: string; id: string }>;

/** A column's time as a place has it, and back. */
const microsOf = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;
const timeOf = (parameter: string) =>
  `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond')`;

/** Tried at least once, and not on its first try now: it failed, or its process ended without a word. */
const FAILED =
  "status = 'waiting' and tries > 0 and (reason is not null or tries > 1 or next_try_at <= now())";

/** A standing's ID as a text that sorts as its number does. */
const STANDING_ID = "'standing_' || lpad(id::text, 19, '0')";

const OWNED = `
  select owned.*, standing, state, state -> 'requirements' as requirements, seen_at, changed_at
  from (
    select pilot_id, account_id, accounts_api, choices, country, opening_since as opened_at,
      null::timestamptz as left_at
    from pilots
    union all
    select pilot_id, account_id, accounts_api, choices, country, opened_at, left_at from past_accounts
  ) as owned left join account_states using (account_id)`;

const EVENT = `event_id, type, account_id, received_at, status, tries, reason, next_try_at,
  ${microsOf('next_try_at')} as micros`;

/** What the platform's people ask of the store; each function is one question, and one statement. */
export class OpsQueries {
  constructor(private readonly sql: Sql) {}

  /** How many pilots stand in which standing, those without an account, or with one never asked about, included. */
  async standings(): Promise<StandingCount[]> {
    // Counted table by table, in the order of an index: joining every pilot to their state takes ten times as long.
    const { rows } = await this.sql.query(
      `with seen as (
           select standing, count(*) as pilots from account_states where standing is not null group by standing
           union all
           select standing, -count(*) from past_accounts join account_states using (account_id)
           where standing is not null group by standing
         )
         select has_account, standing, sum(pilots)::integer as pilots from (
           select true as has_account, standing, pilots from seen
           union all
           select true, null, -pilots from seen
           union all
           select account_id is not null, null, count(*) from pilots group by 1
         ) as counted group by 1, 2 having sum(pilots) > 0`,
    );
    return z.array(StandingCount).parse(rows);
  }

  /** How many pilots began to open their account since then, by week, and where they stand now. */
  async openings(since: Date): Promise<OpeningCount[]> {
    const { rows } = await this.sql.query(
      `select date_trunc('week', opening_since, 'UTC') as week, account_id is not null as has_account, standing,
           count(*)::integer as pilots
         from pilots left join account_states using (account_id)
         where opening_since >= $1 group by 1, 2, 3`,
      [since],
    );
    return z.array(OpeningCount).parse(rows);
  }

  /** Up to `most` pilots' accounts, in the order of their IDs, after the one of an ID. */
  async exported(most: number, after = ''): Promise<ExportedAccount[]> {
    // First the page and then its states: a merge of both tables would read all states before it, page by page.
    const { rows } = await this.sql.query(
      `select page.*, standing, changed_at, seen_at, state -> 'requirements' as requirements
         from (
           select account_id, accounts_api, opening_since from pilots
           where account_id > $2 order by account_id limit $1
         ) as page left join account_states using (account_id)
         order by account_id`,
      [most, after],
    );
    return z.array(ExportedAccount).parse(rows);
  }

  /** Up to `most` pilots' accounts in any of the standings, those longest in theirs first. */
  async accounts(standings: readonly string[], most: number, after?: Place): Promise<StuckAccount[]> {
    // Each standing is read on its own, in the order of the index, and no further than a page can need.
    const { rows } = await this.sql.query(
      `select page.*, ${microsOf('changed_at')} as micros
         from unnest($1::text[]) as wanted (name) cross join lateral (
           select account_id, standing, changed_at, state -> 'requirements' as requirements
           from account_states join pilots using (account_id)
           where standing = wanted.name and ($3::bigint is null or (changed_at, account_id) > (${timeOf('$3')}, $4))
           order by changed_at, account_id limit $2
         ) as page
         order by changed_at, account_id limit $2`,
      [standings, most, after?.micros ?? null, after?.id ?? null],
    );
    return z.array(StuckAccount).parse(rows);
  }

  /** How many events wait, and how many of them have failed at least once. */
  async eventCounts(): Promise<OpsEventCounts> {
    const { rows } = await this.sql.query(
      `select count(*)::integer as waiting, count(*) filter (where ${FAILED})::integer as failed
         from events where status = 'waiting'`,
    );
    return OpsEventCounts.parse(rows[0]);
  }

  /** Up to `most` events that have failed at least once, those that are tried next first. */
  async failedEvents(most: number, after?: Place): Promise<OpsEvent[]> {
    const { rows } = await this.sql.query(
      `select ${EVENT} from events
         where ${FAILED} and ($2::bigint is null or (next_try_at, event_id) > (${timeOf('$2')}, $3))
         order by next_try_at, event_id limit $1`,
      [most, after?.micros ?? null, after?.id ?? null],
    );
    return z.array(OpsEvent).parse(rows);
  }

  async event(eventId: string): Promise<OpsEvent | undefined> {
    const { rows } = await this.sql.query(`select ${EVENT} from events where event_id = $1`, [eventId]);
    return z.array(OpsEvent).parse(rows)[0];
  }

  /** With its last state as stored. */
  async account(accountId: string): Promise<OpsAccount | undefined> {
    const { rows } = await this.sql.query(
      `${OWNED} where account_id = $1 order by left_at desc nulls first limit 1`,
      [accountId],
    );
    return z.array(OpsAccount).parse(rows)[0];
  }

  /** That the same pilot has or had, the newest first. */
  async otherAccounts(accountId: string): Promise<OpsAccount[]> {
    const { rows } = await this.sql.query(
      `${OWNED}
         where account_id <> $1 and pilot_id = (
           select pilot_id from pilots where account_id = $1
           union
           select pilot_id from past_accounts where account_id = $1
           limit 1
         )
         order by opened_at desc`,
      [accountId],
    );
    return z.array(OpsAccount).parse(rows);
  }

  /** Up to `most` of the standings and events of an account, the newest first; of a standing, how the platform was told. */
  async timeline(accountId: string, most: number, before?: Place): Promise<TimelineEntry[]> {
    const earlier = (at: string, id: string) =>
      `account_id = $1 and ($3::bigint is null or (${at}, ${id}) < (${timeOf('$3')}, $4))
         order by ${at} desc, ${id} desc limit $2`;
    const { rows } = await this.sql.query(
      `select *, ${microsOf('at')} as micros from (
           (select 'standing' as kind, entry.id, entry.at, name,
              null as status, tries, reason, next_try_at, told_at
            from (
              select id as number, ${STANDING_ID} as id, at, standing as name
              from standings where ${earlier('at', STANDING_ID)}
            ) as entry left join notifications on notifications.id = number)
           union all
           (select 'event', event_id, received_at, type, status, tries, reason, next_try_at, null
            from events where ${earlier('received_at', 'event_id')})
         ) as entries
         order by at desc, id desc limit $2`,
      [accountId, most, before?.micros ?? null, before?.id ?? null],
    );
    return z.array(TimelineEntry).parse(rows);
  }
}
