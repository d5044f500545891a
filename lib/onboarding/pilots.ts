import { z } from 'zod';
import type { OwnedAccount } from '../accounts/account';
import type { StandingKind } from '../accounts/standing';
import { AppError } from '../errors';
import { type AccountRequest, accountsApis, Choices, requestables } from '../platform/choices';
import type { PilotId } from '../session/session';
import type { Sql } from '../store/database';
import { OwnedRow, ownedColumns } from './ownership';

const Pilot = z
  .object({
    pilot_id: z.string(),
    country: z.string(),
    requested: z.enum(requestables),
    accounts_api: z.enum(accountsApis),
    choices: Choices,
    attempt: z.number(),
    email_wanted: z.boolean(),
    attempt_started_at: z.date(),
    account_id: z.string().nullable(),
    opening_since: z.date(),
  })
  .transform((row) => ({
    pilotId: row.pilot_id,
    request: {
      api: row.accounts_api,
      choices: row.choices,
      country: row.country,
      // A process of the version before wrote none.
      requested: row.choices.charges === 'direct' ? 'both' : row.requested,
    } satisfies AccountRequest,
    attempt: row.attempt,
    emailWanted: row.email_wanted,
    attemptStartedAt: row.attempt_started_at,
    account: row.account_id === null ? undefined : OwnedRow.parse(row),
    openingSince: row.opening_since,
  }));

/** The row that ties a pilot to one connected account, and to the attempt to open it. */
export type Pilot = z.infer<typeof Pilot>;

const COLUMNS = `pilot_id, requested, attempt, attempt_started_at, email_wanted, opening_since, ${ownedColumns}`;

/** SQL: of an attempt that was not sent yet, what is asked for now. */
const unlessSent = (column: string) =>
  `case when pilots.sent_at is null and pilots.account_id is null then excluded.${column} else pilots.${column} end`;

function columnsOf({ country, requested, api, choices }: AccountRequest): string[] {
  return [country, requested, api, JSON.stringify(choices)];
}

/** The rows of pilots; each function is one statement, so that each is all or nothing. */
export class Pilots {
  constructor(private readonly sql: Sql) {}

  async find(pilotId: PilotId): Promise<Pilot | undefined> {
    const { rows } = await this.sql.query(`select ${COLUMNS} from pilots where pilot_id = $1`, [pilotId]);
    return z.array(Pilot).parse(rows)[0];
  }

  /** The pilot whose account it is. Throws `account_left` where they have another one by now. */
  async withAccount({ id }: OwnedAccount): Promise<Pilot> {
    const { rows } = await this.sql.query(`select ${COLUMNS} from pilots where account_id = $1`, [id]);
    const [pilot] = z.array(Pilot).parse(rows);
    if (pilot) return pilot;
    throw new AppError('account_left', 'no pilot has the account any more');
  }

  /** The row is made now if there is none. What an attempt asks for stays, once Stripe was asked under its key. */
  async findOrAdd(pilotId: PilotId, request: AccountRequest): Promise<Pilot> {
    const { rows } = await this.sql.query(
      `insert into pilots (pilot_id, country, requested, accounts_api, choices, sent_at)
       values ($1, $2, $3, $4, $5, now())
       on conflict (pilot_id) do update set
         country = ${unlessSent('country')}, requested = ${unlessSent('requested')},
         accounts_api = ${unlessSent('accounts_api')}, choices = ${unlessSent('choices')},
         sent_at = case when pilots.email_wanted then pilots.sent_at else now() end
       returning ${COLUMNS}`,
      [pilotId, ...columnsOf(request)],
    );
    return Pilot.parse(rows[0]);
  }

  /**
   * Takes the key of an attempt that carries an e-mail address: another address under it would be another request, and
   * what that came to can't be told from what is still under way. False where somebody has had it within two minutes.
   */
  async claimSending({ pilotId, attempt }: Pilot): Promise<boolean> {
    const { rows } = await this.sql.query(
      `update pilots set sent_at = now()
       where pilot_id = $1 and attempt = $2 and (sent_at is null or sent_at < now() - interval '2 minutes')
       returning pilot_id`,
      [pilotId, attempt],
    );
    return rows.length === 1;
  }

  /**
   * Ties the account to its pilot if they have none yet, and gives the one they have. Throws `account_left` for one that
   * they have left already, as who looked for it long ago may still find it.
   */
  async setAccount(pilotId: PilotId, accountId: string): Promise<OwnedAccount> {
    const { rows } = await this.sql.query(
      `update pilots set account_id = coalesce(account_id, $2)
       where pilot_id = $1 and (
         account_id is not null or not exists (select from past_accounts where account_id = $2)
       ) returning ${ownedColumns}`,
      [pilotId, accountId],
    );
    const [owned] = z.array(OwnedRow).parse(rows);
    if (owned) return owned;
    throw new AppError('account_left', 'the account is one that this pilot has left');
  }

  /** Moves on from an attempt whose key is spent, with what is asked for now. Only the first to say so moves it. */
  async nextAttempt(
    { pilotId, attempt }: Pilot,
    request: AccountRequest,
    { emailWanted }: Readonly<{ emailWanted: boolean }>,
  ): Promise<void> {
    await this.sql.query(
      `update pilots set attempt = attempt + 1, attempt_started_at = now(), sent_at = null, email_wanted = $3,
         country = $4, requested = $5, accounts_api = $6, choices = $7
       where pilot_id = $1 and attempt = $2 and account_id is null`,
      [pilotId, attempt, emailWanted, ...columnsOf(request)],
    );
  }

  /**
   * Lets a pilot whose account left the platform start again with what is asked for now, and keeps the old one as
   * history. Does nothing where the account is still there.
   */
  async startAgain({ pilotId, account }: Pilot, request: AccountRequest): Promise<void> {
    await this.#leave('disconnected', pilotId, account?.id, null, request);
  }

  /**
   * Gives a pilot another account in place of theirs, which is kept as history. False where theirs is another one by now,
   * or no longer unfinished.
   */
  async replaceAccount({ pilotId, account }: Pilot, by: string, request: AccountRequest): Promise<boolean> {
    return this.#leave('unfinished', pilotId, account?.id, by, request);
  }

  async #leave(
    standing: StandingKind,
    pilotId: PilotId,
    leaving: string | undefined,
    next: string | null,
    request: AccountRequest,
  ): Promise<boolean> {
    const { rows } = await this.sql.query(
      `with gone as (
         select pilots.* from pilots join account_states using (account_id)
         where pilot_id = $1 and account_id = $2 and standing = $3 for update of pilots
       ), kept as (
         insert into past_accounts (account_id, pilot_id, country, accounts_api, choices, opened_at)
         select account_id, pilot_id, country, accounts_api, choices, opening_since from gone
         on conflict (account_id) do nothing
       )
       update pilots set account_id = $4, attempt = attempt + 1, attempt_started_at = now(), sent_at = null,
         email_wanted = false, opening_since = now(), refreshes = '{}',
         country = $5, requested = $6, accounts_api = $7, choices = $8
       where pilot_id in (select pilot_id from gone) returning pilot_id`,
      [pilotId, leaving, standing, next, ...columnsOf(request)],
    );
    return rows.length === 1;
  }

  /** Leaves a key behind that an account beside the pilot's own was asked for under. */
  async leaveKey({ pilotId, attempt }: Pilot): Promise<void> {
    await this.sql.query('update pilots set attempt = attempt + 1 where pilot_id = $1 and attempt = $2', [
      pilotId,
      attempt,
    ]);
  }

  /** Writes down in which country the pilot's account is, where it was moved at Stripe. */
  async setCountry({ id }: OwnedAccount, country: string): Promise<void> {
    await this.sql.query('update pilots set country = $2 where account_id = $1', [id, country]);
  }

  async pastAccounts(pilotId: PilotId): Promise<string[]> {
    const { rows } = await this.sql.query('select account_id from past_accounts where pilot_id = $1', [
      pilotId,
    ]);
    return z.array(z.object({ account_id: z.string() }).transform((row) => row.account_id)).parse(rows);
  }

  /**
   * Gives up to `most` pilots whose account may have been opened without our knowing, those longest not looked for
   * first. Nobody else is given them for the next ten minutes.
   */
  async claimWithoutAccount(most: number): Promise<Pilot[]> {
    const { rows } = await this.sql.query(
      `update pilots set looked_for_at = now() where pilot_id in (
         select pilot_id from pilots
         where account_id is null and looked_for_at < now() - interval '10 minutes'
           and attempt_started_at between now() - interval '30 days' and now() - interval '1 minute'
         order by looked_for_at limit $1 for update skip locked
       ) returning ${COLUMNS}`,
      [most],
    );
    return z.array(Pilot).parse(rows);
  }
}
