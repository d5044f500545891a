import { z } from 'zod';
import type { Sql } from './database';

const Pilot = z
  .object({
    pilot_id: z.string(),
    country: z.string(),
    attempt: z.number(),
    attempt_started_at: z.date(),
    account_id: z.string().nullable(),
    created_at: z.date(),
  })
  .transform((row) => ({
    pilotId: row.pilot_id,
    country: row.country,
    attempt: row.attempt,
    attemptStartedAt: row.attempt_started_at,
    accountId: row.account_id ?? undefined,
    createdAt: row.created_at,
  }));

/** The row that ties a pilot to one connected account, and to the attempt to open it. */
export type Pilot = z.infer<typeof Pilot>;

const COLUMNS = 'pilot_id, country, attempt, attempt_started_at, account_id, created_at';

const oneOrNone = (rows: unknown[]): Pilot | undefined => z.array(Pilot).parse(rows)[0];

/** The rows of pilots; each function is one statement, so that each is all or nothing. */
export type Pilots = ReturnType<typeof pilotsIn>;

export function pilotsIn(sql: Sql) {
  return {
    async find(pilotId: string): Promise<Pilot | undefined> {
      const { rows } = await sql.query(`select ${COLUMNS} from pilots where pilot_id = $1`, [pilotId]);
      return oneOrNone(rows);
    },

    /** Gives the pilot's row, made now if there is none; what the first press asked for stays. */
    async findOrAdd(pilotId: string, country: string): Promise<Pilot> {
      const { rows } = await sql.query(
        `insert into pilots (pilot_id, country) values ($1, $2)
         on conflict (pilot_id) do update set pilot_id = excluded.pilot_id
         returning ${COLUMNS}`,
        [pilotId, country],
      );
      return Pilot.parse(rows[0]);
    },

    /** Ties the account to its pilot if they have none yet, and gives the one they have. */
    async setAccount(pilotId: string, accountId: string): Promise<string> {
      const { rows } = await sql.query(
        'update pilots set account_id = coalesce(account_id, $2) where pilot_id = $1 returning account_id',
        [pilotId, accountId],
      );
      return z.object({ account_id: z.string() }).parse(rows[0]).account_id;
    },

    /** Moves on from an attempt whose key is spent, with the country asked for now. Only the first to say so moves it. */
    async nextAttempt(pilotId: string, spent: number, country: string): Promise<void> {
      await sql.query(
        `update pilots set attempt = attempt + 1, attempt_started_at = now(), country = $3
         where pilot_id = $1 and attempt = $2 and account_id is null`,
        [pilotId, spent, country],
      );
    },

    /** Says whether the account is the pilot's. */
    async owns(pilotId: string, accountId: string): Promise<boolean> {
      const { rows } = await sql.query('select 1 from pilots where pilot_id = $1 and account_id = $2', [
        pilotId,
        accountId,
      ]);
      return rows.length === 1;
    },

    /**
     * Notes that a spent link is to be replaced, and says whether it may be: a sixth time within a minute is a
     * loop, and is not counted, so that waiting a minute always ends it. Undefined where the account is not
     * the pilot's.
     */
    async noteRefresh(pilotId: string, accountId: string): Promise<'allowed' | 'loop' | undefined> {
      const { rows } = await sql.query(
        `update pilots
         set refreshes = recent.list || case when cardinality(recent.list) < 5 then array[now()] else '{}' end
         from (
           select array(
             select at from pilots, unnest(refreshes) as at
             where pilot_id = $1 and at > now() - interval '1 minute'
           ) as list
         ) as recent
         where pilot_id = $1 and account_id = $2
         returning cardinality(recent.list) < 5 as allowed`,
        [pilotId, accountId],
      );
      const [row] = z.array(z.object({ allowed: z.boolean() })).parse(rows);
      return row && (row.allowed ? 'allowed' : 'loop');
    },
  };
}
