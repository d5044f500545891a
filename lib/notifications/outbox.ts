import { z } from 'zod';
import { Payability } from '../accounts/payability';
import type { Sql } from '../store/database';
import { Notification } from './notification';

const Details = z.object({
  livemode: z.boolean(),
  payable: Payability.shape.payable,
  turn: Payability.shape.turn,
  missing: Payability.shape.missing,
  deadline: Payability.shape.deadline,
});

const Row = z
  .object({
    id: z.number(),
    notification_id: z.string(),
    account_id: z.string(),
    pilot_id: z.string(),
    standing: Notification.shape.standing,
    standing_before: Notification.shape.before,
    at: z.date(),
    details: Details,
    tries: z.number(),
  })
  .transform((row) => ({
    tries: row.tries,
    notification: Notification.parse({
      type: 'account.standing',
      id: row.notification_id,
      sequence: row.id,
      timestamp: row.at.toISOString(),
      account: row.account_id,
      pilot: row.pilot_id,
      standing: row.standing,
      before: row.standing_before,
      ...row.details,
    }),
  }));

/** A notification, and which of its tries this one is: what ends another one says nothing of it. */
export type Claimed = z.infer<typeof Row>;

const Waiting = z
  .object({ waiting: z.number(), since: z.date().nullable(), reason: z.string().nullable() })
  .transform(({ waiting, since, reason }) => ({
    waiting,
    since: since ?? undefined,
    reason: reason ?? undefined,
  }));

/** What waits to be told, since when, and why the last try failed. */
export type Waiting = z.infer<typeof Waiting>;

/** How long, in s, a claimed notification is nobody else's. */
export const LEASE = 60;

/** SQL: what to wait after so many tries that failed, from 5 s up to 10 min; not all accounts together. */
const PAUSE = `least(5 * power(2, least(head.tries - 1, 10)), 600) * (select 0.9 + 0.2 * random()) * interval '1 second'`;

/** SQL: every waiting one of the account of `head`, which is one that was claimed and has not been since. */
const WAITING_OF_ACCOUNT = `
  from notifications as head
  where head.id = $1 and head.tries = $2 and head.told_at is null
    and one.account_id = head.account_id and one.told_at is null`;

/**
 * What the platform is to be told, written by `States.record`; each function is one statement. Of an account the oldest
 * one is told first, and the others wait for it: they share when the next try is.
 */
export class Outbox {
  constructor(private readonly sql: Sql) {}

  /** Gives the one that is due for the longest time. Nobody is given it, or a later one of its account, for a minute. */
  async claim(): Promise<Claimed | undefined> {
    const { rows } = await this.sql.query(
      `with head as (
         select id, account_id from notifications as one
         where told_at is null and next_try_at <= now() and not exists (
           select from notifications as earlier
           where earlier.account_id = one.account_id and earlier.told_at is null and earlier.id < one.id
         )
         order by next_try_at, id limit 1 for update skip locked
       ), later as (
         update notifications as one set next_try_at = now() + interval '${LEASE} seconds'
         from head where one.account_id = head.account_id and one.told_at is null and one.id > head.id
       )
       update notifications as one
       set tries = tries + 1, tried_at = now(), next_try_at = now() + interval '${LEASE} seconds'
       from head where one.id = head.id
       returning one.id::float8 as id, notification_id, one.account_id, pilot_id, standing, standing_before, at, details, tries`,
    );
    return z.array(Row).parse(rows)[0];
  }

  /** The platform has heard this: the account's next one is due now. */
  async finish({ notification, tries }: Claimed): Promise<void> {
    await this.sql.query(
      `update notifications as one
       set told_at = case when one.id = head.id then now() end, next_try_at = now(),
         reason = case when one.id <> head.id then one.reason end
       ${WAITING_OF_ACCOUNT}`,
      [notification.sequence, tries],
    );
  }

  /** The platform has not heard this: it is tried again after a while, and what comes after it waits. */
  async fail({ notification, tries }: Claimed, reason: string): Promise<void> {
    await this.sql.query(
      `update notifications as one
       set next_try_at = now() + ${PAUSE}, reason = case when one.id = head.id then $3 else one.reason end
       ${WAITING_OF_ACCOUNT}`,
      [notification.sequence, tries, reason],
    );
  }

  async waiting(): Promise<Waiting> {
    const { rows } = await this.sql.query(
      `select count(*)::integer as waiting, min(at) as since, (
         select reason from notifications where told_at is null and reason is not null
         order by tried_at desc limit 1
       ) as reason
       from notifications where told_at is null`,
    );
    return Waiting.parse(rows[0]);
  }
}
