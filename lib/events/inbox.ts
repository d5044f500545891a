import { z } from 'zod';
import type { Sql } from '../store/database';

/** An event of Stripe's, as far as it is needed: it means "fetch the account again". */
type StripeEvent = Readonly<{ id: string; type: string; accountId: string; createdAt: Date }>;

/** The events of an account that are to be done by one question. */
export type ClaimedEvents = Readonly<{ accountId: string; eventIds: string[] }>;

/** A try that ends with the process is tried again after this; the waits after failures grow from here. */
const LEASE = "interval '1 minute'";

/** Stripe's events from before we say that we have them until they are done; each function is one statement. */
export class Inbox {
  constructor(private readonly sql: Sql) {}

  /** Stores an event; false where it is there already. */
  async add({ id, type, accountId, createdAt }: StripeEvent): Promise<boolean> {
    const { rows } = await this.sql.query(
      `insert into events (event_id, type, account_id, created_at) values ($1, $2, $3, $4)
         on conflict (event_id) do nothing returning event_id`,
      [id, type, accountId, createdAt],
    );
    return rows.length === 1;
  }

  /**
   * Takes the waiting events of up to `most` accounts that are due, and gives those accounts' IDs and the events'.
   * Nobody else is given them until they are finished, failed, or a minute has passed.
   */
  async claim(most: number, accountId?: string): Promise<ClaimedEvents[]> {
    const { rows } = await this.sql.query(
      `with due as (
           select distinct account_id from (
             select account_id from events
             where status = 'waiting' and next_try_at <= now() and ($2::text is null or account_id = $2)
             order by next_try_at limit 1000
           ) as oldest limit $1
         ), taken as (
           select event_id from events
           where status = 'waiting' and next_try_at <= now() and account_id in (select account_id from due)
           for update skip locked
         )
         update events set tries = tries + 1,
           next_try_at = now() + ${LEASE} * power(2, least(tries, 12))
         where event_id in (select event_id from taken)
         returning account_id, event_id`,
      [most, accountId ?? null],
    );
    const taken = z.array(z.object({ account_id: z.string(), event_id: z.string() })).parse(rows);
    const byAccount = new Map<string, string[]>();
    for (const { account_id, event_id } of taken)
      byAccount.set(account_id, [...(byAccount.get(account_id) ?? []), event_id]);
    return [...byAccount].map(([account, eventIds]) => ({ accountId: account, eventIds }));
  }

  /** The account was fetched after these came: they are done. */
  async finish(eventIds: readonly string[]): Promise<void> {
    await this.sql.query(
      "update events set status = 'done', done_at = now(), reason = null where event_id = any($1::text[])",
      [eventIds],
    );
  }

  async fail(eventIds: readonly string[], reason: string): Promise<void> {
    await this.sql.query('update events set reason = $2 where event_id = any($1::text[])', [
      eventIds,
      reason,
    ]);
  }

  async retryNow(eventId?: string): Promise<void> {
    await this.sql.query(
      "update events set next_try_at = now() where status = 'waiting' and ($1::text is null or event_id = $1)",
      [eventId ?? null],
    );
  }
}
