import { z } from 'zod';
import { AppError } from '../errors';
import type { Sql } from '../store/database';

/** So many at once, and from then on one each `seconds`; who comes too early may be made to wait up to `queue` seconds. */
type Limit = Readonly<{ of: string; burst: number; seconds: number; queue: number }>;

/** Stripe takes about 30 creations a second, 5 in test mode: what is below is never refused for being too many. */
const ALL = {
  live: { of: 'all', burst: 10, seconds: 1 / 20, queue: 4 },
  test: { of: 'all', burst: 2, seconds: 1 / 3, queue: 4 },
} as const satisfies Record<string, Limit>;

/** A class of pilots in one room begins at once; a flood from one address is held to twelve a minute. */
const ONE_NETWORK: Limit = { of: 'one network', burst: 20, seconds: 5, queue: 0 };

/** How often accounts may be opened, in all and from one network, however many processes of this app there are. */
export class OpeningLimit {
  constructor(
    private readonly sql: Sql,
    private readonly livemode: boolean,
  ) {}

  /**
   * Gives how many ms to wait before an account is opened for somebody on this network, where it is known. Throws
   * `too_many_accounts` where that would be too long.
   */
  async wait(network: string | undefined): Promise<number> {
    const name = `network ${network}`;
    if (network !== undefined) await this.#take(name, ONE_NETWORK);
    try {
      return await this.#take('all', this.livemode ? ALL.live : ALL.test);
    } catch (error) {
      // A flood from elsewhere uses up no other network's share.
      if (network !== undefined) await this.#giveBack(name, ONE_NETWORK);
      throw error;
    }
  }

  /** One statement, so that of many at once each has its own turn. */
  async #take(name: string, { of, burst, seconds, queue }: Limit): Promise<number> {
    const { rows } = await this.sql.query(
      `with forgotten as (
         delete from rate_limits where name in (
           select name from rate_limits where whole_at < now() - interval '1 hour' and name <> $1
           limit 2 for update skip locked
         )
       )
       insert into rate_limits as used (name, whole_at) values ($1, now() + $2 * interval '1 second')
       on conflict (name) do update
         set whole_at = greatest(used.whole_at, now()) + $2 * interval '1 second'
         where used.whole_at <= now() + $3 * interval '1 second'
       returning extract(epoch from whole_at - now())::float8 as used_seconds`,
      [name, seconds, (burst - 1) * seconds + queue],
    );
    const [taken] = z.array(z.object({ used_seconds: z.number() })).parse(rows);
    if (taken) return Math.max(0, taken.used_seconds - burst * seconds) * 1000;
    throw new AppError('too_many_accounts', `the limit of ${of} is used up`);
  }

  async #giveBack(name: string, { seconds }: Limit): Promise<void> {
    await this.sql.query(
      "update rate_limits set whole_at = whole_at - $2 * interval '1 second' where name = $1",
      [name, seconds],
    );
  }
}
