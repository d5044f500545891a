import { z } from 'zod';
import type { OwnedAccount } from '../accounts/account';
import { AccountId } from '../accounts/answers';
import { AppError } from '../errors';
import { accountsApis, Choices } from '../platform/choices';
import type { PlatformCaller } from '../session/platform-caller';
import type { PilotId } from '../session/session';
import type { Sql } from '../store/database';

/** An account ID as Stripe writes them; a client's word says nothing of whose it is. */
export const ClaimedAccountId = AccountId.brand<'ClaimedAccountId'>();
export type ClaimedAccountId = z.infer<typeof ClaimedAccountId>;

export const ownedColumns = 'account_id, accounts_api, choices, country';

/** Makes the one proof of ownership out of a row that ties an account to its pilot: never of anything else. */
export const OwnedRow = z
  .object({
    account_id: z.string(),
    accounts_api: z.enum(accountsApis),
    choices: Choices,
    country: z.string(),
  })
  .transform(({ account_id: id, accounts_api: api, choices, country }) => ({ id, api, choices, country }))
  .brand<'OwnedAccount'>();

/** Whose an account is; each function is one statement, unless it refuses. */
export class Ownership {
  constructor(private readonly sql: Sql) {}

  /**
   * Throws `account_not_found` where the account is not this pilot's, whether it exists or not, and `account_left`
   * where it was, and they have started again.
   */
  async check(pilotId: PilotId, claimed: ClaimedAccountId): Promise<OwnedAccount> {
    const statement = `select ${ownedColumns} from pilots where pilot_id = $1 and account_id = $2`;
    return this.#owned(statement, pilotId, claimed);
  }

  /**
   * As `check`, for a pilot on the way to Stripe's page to change something: the next look at the account, and their
   * arrival, ask Stripe at once. Throws as `check`. One statement, because every press waits for it.
   */
  async checkForUpdate(pilotId: PilotId, claimed: ClaimedAccountId): Promise<OwnedAccount> {
    return this.#owned(
      `with changing as (
         update account_states set visiting = true, arrivals_whole_at = '-infinity'
         where account_id = $2 and (not visiting or arrivals_whole_at > '-infinity')
           and exists (select 1 from pilots where pilot_id = $1 and account_id = $2)
       )
       select ${ownedColumns} from pilots where pilot_id = $1 and account_id = $2`,
      pilotId,
      claimed,
    );
  }

  /** As `check`, for the platform itself, whose accounts they all are. */
  async checkForPlatform(_proof: PlatformCaller, claimed: ClaimedAccountId): Promise<OwnedAccount> {
    const owned = await this.find<string>(claimed);
    if (owned) return owned;
    throw new AppError('account_not_found', 'no pilot of this app has the account');
  }

  /** For what is no pilot's request, such as an event: any account of this app's. Takes no claim, which has a pilot. */
  async find<Id extends string>(
    accountId: Id & (Id extends ClaimedAccountId ? never : unknown),
  ): Promise<OwnedAccount | undefined> {
    const { rows } = await this.sql.query(`select ${ownedColumns} from pilots where account_id = $1`, [
      accountId,
    ]);
    return z.array(OwnedRow).parse(rows)[0];
  }

  async #owned(statement: string, pilotId: PilotId, claimed: ClaimedAccountId): Promise<OwnedAccount> {
    const { rows } = await this.sql.query(statement, [pilotId, claimed]);
    const [owned] = z.array(OwnedRow).parse(rows);
    if (owned) return owned;
    const left = 'select account_id from past_accounts where pilot_id = $1 and account_id = $2';
    if ((await this.sql.query(left, [pilotId, claimed])).rows.length > 0)
      throw new AppError('account_left', 'the account is one that this pilot had before');
    throw new AppError('account_not_found', 'the account is not this pilot’s, or not known');
  }
}
