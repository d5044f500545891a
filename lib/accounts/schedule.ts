import { z } from 'zod';
import type { Sql } from '../store/database';

/**
 * SQL of when Stripe is asked again about an account that it has told of just now; both arguments are SQL. What changed
 * lately is likely to change soon. Settled ones are due a little before a day is over, so that a daily run finds them.
 */
export function askAgainAt(settled: string, changedAt: string): string {
  return `now() + case when ${settled} then interval '20 hours'
    else greatest(interval '1 hour', least((now() - ${changedAt}) / 8, interval '7 days')) end`;
}

/** Those of a kind that are due, longest due first; what another run is claiming at this moment is left to it. */
const due = (kind: string, most: string) => `
  select account_id from account_states where ${kind} and ask_at <= now()
  order by ask_at limit ${most} for update skip locked`;

/** When Stripe is to be asked about accounts again, though nobody looks and no event came; each function is one statement. */
export class Schedule {
  constructor(private readonly sql: Sql) {}

  /** Has accounts asked about of which a crash, or Stripe's being away, kept us from knowing anything. */
  async addMissing(): Promise<void> {
    await this.sql.query(
      `insert into account_states (account_id)
       select account_id from pilots where account_id is not null
         and not exists (select from account_states where account_states.account_id = pilots.account_id)
       on conflict do nothing`,
    );
  }

  /**
   * Gives the IDs of up to `most` accounts that are due: a half settled ones, a half others, and more of one kind where
   * the other has fewer. Nobody else is given them for the next ten minutes: one that always fails holds up no other.
   */
  async claim(most: number): Promise<string[]> {
    const { rows } = await this.sql.query(
      `with settled as (${due('settled', '$1::integer / 2')}),
       open as (${due('not settled', '$1 - (select count(*) from settled)')}),
       more as (${due(
         'settled and account_id not in (select account_id from settled)',
         '$1 - (select count(*) from settled) - (select count(*) from open)',
       )})
       update account_states set ask_at = now() + interval '10 minutes'
       where account_id in (table settled union all table open union all table more)
       returning account_id`,
      [most],
    );
    return z.array(z.object({ account_id: z.string() }).transform((row) => row.account_id)).parse(rows);
  }

  /** Has an account asked about no more, as it is no pilot's any more. */
  async drop(accountId: string): Promise<void> {
    await this.sql.query("update account_states set ask_at = 'infinity' where account_id = $1", [accountId]);
  }

  /** Has an account asked about no sooner than a settled one: Stripe refuses, and will as long as nobody mends why. */
  async postpone(accountId: string): Promise<void> {
    await this.sql.query(
      "update account_states set ask_at = now() + interval '20 hours' where account_id = $1",
      [accountId],
    );
  }

  async countDue(): Promise<number> {
    const { rows } = await this.sql.query(
      'select count(*)::integer as due from account_states where ask_at <= now()',
    );
    return z.object({ due: z.number() }).parse(rows[0]).due;
  }
}
