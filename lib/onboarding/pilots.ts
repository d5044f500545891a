import { z } from 'zod';
import { type AccountsApi, accountsApis, type Choices, options } from '../platform/choices';
import type { Sql } from '../store/database';

const OpenedWith = z.object({
  accounts_api: z.enum(accountsApis),
  choices: z.object({
    onboarding: z.enum(options.onboarding),
    dashboard: z.enum(options.dashboard),
    charges: z.enum(options.charges),
    fees: z.enum(options.fees),
    losses: z.enum(options.losses),
  }),
});

/** Which API an account was opened by, and with which choices: it keeps them when the platform changes its own. */
export type OpenedWith = Readonly<{ api: AccountsApi; choices: Choices }>;

/** All that an attempt to open an account asks for. */
export type Wanted = OpenedWith & Readonly<{ country: string }>;

const Pilot = OpenedWith.extend({
  pilot_id: z.string(),
  country: z.string(),
  attempt: z.number(),
  attempt_started_at: z.date(),
  account_id: z.string().nullable(),
  opening_since: z.date(),
}).transform((row) => ({
  pilotId: row.pilot_id,
  wanted: { api: row.accounts_api, choices: row.choices, country: row.country } satisfies Wanted,
  attempt: row.attempt,
  attemptStartedAt: row.attempt_started_at,
  accountId: row.account_id ?? undefined,
  openingSince: row.opening_since,
}));

/** The row that ties a pilot to one connected account, and to the attempt to open it. */
export type Pilot = z.infer<typeof Pilot>;

const COLUMNS =
  'pilot_id, country, accounts_api, choices, attempt, attempt_started_at, account_id, opening_since';

const oneOrNone = (rows: unknown[]): Pilot | undefined => z.array(Pilot).parse(rows)[0];

function openedWithIn(rows: unknown[]): OpenedWith | undefined {
  const [row] = z.array(OpenedWith).parse(rows);
  return row && { api: row.accounts_api, choices: row.choices };
}

/** The rows of pilots; each function is one statement, so that each is all or nothing. */
export type Pilots = ReturnType<typeof pilotsIn>;

export function pilotsIn(sql: Sql) {
  return {
    async find(pilotId: string): Promise<Pilot | undefined> {
      const { rows } = await sql.query(`select ${COLUMNS} from pilots where pilot_id = $1`, [pilotId]);
      return oneOrNone(rows);
    },

    /** Gives the pilot's row, made now if there is none; what the first press asked for stays. */
    async findOrAdd(pilotId: string, { country, api, choices }: Wanted): Promise<Pilot> {
      const { rows } = await sql.query(
        `insert into pilots (pilot_id, country, accounts_api, choices) values ($1, $2, $3, $4)
         on conflict (pilot_id) do update set pilot_id = excluded.pilot_id
         returning ${COLUMNS}`,
        [pilotId, country, api, JSON.stringify(choices)],
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

    /** Moves on from an attempt whose key is spent, with what is asked for now. Only the first to say so moves it. */
    async nextAttempt(pilotId: string, spent: number, { country, api, choices }: Wanted): Promise<void> {
      await sql.query(
        `update pilots set attempt = attempt + 1, attempt_started_at = now(),
           country = $3, accounts_api = $4, choices = $5
         where pilot_id = $1 and attempt = $2 and account_id is null`,
        [pilotId, spent, country, api, JSON.stringify(choices)],
      );
    },

    /** Gives what an account of any pilot was opened with; undefined where it is none of this app's. */
    async openedWithOf(accountId: string): Promise<OpenedWith | undefined> {
      const { rows } = await sql.query('select accounts_api, choices from pilots where account_id = $1', [
        accountId,
      ]);
      return openedWithIn(rows);
    },

    /**
     * Lets a pilot whose account left the platform start again with what is wanted now, and keeps the old one as history. Does nothing where
     * the account is still there.
     */
    async startAgain(pilotId: string, { country, api, choices }: Wanted): Promise<void> {
      await sql.query(
        `with gone as (
           select pilots.* from pilots join account_states using (account_id)
           where pilot_id = $1 and standing = 'disconnected' for update of pilots
         ), kept as (
           insert into past_accounts (account_id, pilot_id, accounts_api, choices, opened_at)
           select account_id, pilot_id, accounts_api, choices, opening_since from gone
           on conflict (account_id) do nothing
         )
         update pilots set account_id = null, attempt = attempt + 1, attempt_started_at = now(),
           opening_since = now(), refreshes = '{}', country = $2, accounts_api = $3, choices = $4
         where pilot_id in (select pilot_id from gone)`,
        [pilotId, country, api, JSON.stringify(choices)],
      );
    },

    /** Gives the IDs of the accounts that the pilot had before. */
    async pastAccounts(pilotId: string): Promise<string[]> {
      const { rows } = await sql.query('select account_id from past_accounts where pilot_id = $1', [pilotId]);
      return z.array(z.object({ account_id: z.string() }).transform((row) => row.account_id)).parse(rows);
    },

    /**
     * Gives up to `most` pilots whose account may have been opened without our knowing, those longest not looked for
     * first. Nobody else is given them for the next ten minutes.
     */
    async claimWithoutAccount(most: number): Promise<Pilot[]> {
      const { rows } = await sql.query(
        `update pilots set looked_for_at = now() where pilot_id in (
           select pilot_id from pilots
           where account_id is null and looked_for_at < now() - interval '10 minutes'
             and attempt_started_at between now() - interval '30 days' and now() - interval '1 minute'
           order by looked_for_at limit $1 for update skip locked
         ) returning ${COLUMNS}`,
        [most],
      );
      return z.array(Pilot).parse(rows);
    },

    /** Gives what the pilot's account was opened with; undefined where the account is not theirs. */
    async openedWith(pilotId: string, accountId: string): Promise<OpenedWith | undefined> {
      const { rows } = await sql.query(
        'select accounts_api, choices from pilots where pilot_id = $1 and account_id = $2',
        [pilotId, accountId],
      );
      return openedWithIn(rows);
    },

    /**
     * As openedWith, for a pilot on the way to Stripe's page to change something: the next look at the account asks
     * Stripe at once. One statement, because every press waits for it.
     */
    async openedWithBeforeChange(pilotId: string, accountId: string): Promise<OpenedWith | undefined> {
      const { rows } = await sql.query(
        `with changing as (
           update account_states set asked_at = '-infinity'
           where account_id = $2 and asked_at > '-infinity'
             and exists (select 1 from pilots where pilot_id = $1 and account_id = $2)
         )
         select accounts_api, choices from pilots where pilot_id = $1 and account_id = $2`,
        [pilotId, accountId],
      );
      return openedWithIn(rows);
    },

    /**
     * Notes that a spent link is to be replaced, and says whether it may be: a sixth time within a minute is a
     * loop, and is not counted, so that waiting a minute always ends it.
     */
    async noteRefresh(pilotId: string, accountId: string): Promise<'allowed' | 'loop'> {
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
      const { allowed } = z.object({ allowed: z.boolean() }).parse(rows[0]);
      return allowed ? 'allowed' : 'loop';
    },
  };
}
