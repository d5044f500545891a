import { z } from 'zod';
import type { OwnedAccount } from '../accounts/account';
import type { Sql } from '../store/database';

/** A spent link is replaced at once, and the new one may come back spent: a sixth within a minute is a loop. */
export class RefreshLimit {
  constructor(private readonly sql: Sql) {}

  /** Notes that a link is to be replaced, unless it is a loop: so waiting a minute always ends one. One statement. */
  async allows({ id }: OwnedAccount): Promise<boolean> {
    const { rows } = await this.sql.query(
      `update pilots
       set refreshes = recent.list || case when cardinality(recent.list) < 5 then array[now()] else '{}' end
       from (
         select array(
           select at from pilots, unnest(refreshes) as at
           where account_id = $1 and at > now() - interval '1 minute'
         ) as list
       ) as recent
       where account_id = $1
       returning cardinality(recent.list) < 5 as allowed`,
      [id],
    );
    return z.object({ allowed: z.boolean() }).parse(rows[0]).allowed;
  }
}
