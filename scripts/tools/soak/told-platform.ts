import type { Pool } from 'pg';
import { z } from 'zod';
import { startPlatform } from '../../../e2e/platform';
import { aboutStanding, standingKinds } from '../../../lib/accounts/standing';

const Told = z.object({ id: z.string(), account: z.string() });
const Change = z.object({ id: z.string().nullable(), account: z.string() });

/** A platform that is told what becomes of its pilots' accounts, and takes one in three of what it is told badly. */
export class ToldPlatform {
  private constructor(private readonly server: Awaited<ReturnType<typeof startPlatform>>) {}

  static async start(): Promise<ToldPlatform> {
    return new ToldPlatform(
      await startPlatform(() => {
        const chance = Math.random();
        if (chance < 0.1) return 503;
        if (chance < 0.2) return (response) => void response.destroy();
        // Heard, and nobody learns that it was.
        if (chance < 0.3) return (response) => void setTimeout(() => response.destroy(), 100);
        return 204;
      }),
    );
  }

  /** What the app is given to tell it. */
  get env(): Record<string, string> {
    return {
      PLATFORM_NOTIFY_URL: this.server.url.href,
      PLATFORM_NOTIFY_SECRET: `whsec_${Buffer.from('of-the-soak-and-for-nobody-else-').toString('base64')}`,
    };
  }

  /** Changes that it never heard of, and accounts whose changes it heard of in another order than they came. */
  async problems(pool: Pool): Promise<string[]> {
    const told = standingKinds.filter((kind) => aboutStanding[kind].told);
    const { rows } = await pool.query(
      `select notification_id as id, standings.account_id as account
       from standings left join notifications using (id)
       where standings.standing = any($1::text[]) or notification_id is not null order by standings.id`,
      [told],
    );
    const changes = z.array(Change).parse(rows);
    const heard = this.server.deliveries.map(({ body }) => Told.parse(JSON.parse(body)));
    const known = new Set(heard.map(({ id }) => id));
    const unheard = changes.filter(({ id }) => id === null || !known.has(id)).length;
    const disordered = [...new Set(changes.map(({ account }) => account))].filter((account) => {
      const of = (all: readonly z.infer<typeof Change>[]) =>
        [...new Set(all.filter((one) => one.account === account).map(({ id }) => id))].join();
      return of(heard) !== of(changes);
    }).length;
    console.log(`  the platform was told of ${changes.length} changes by ${heard.length} deliveries`);
    return [
      unheard > 0 ? `${unheard} changes were not told to the platform` : [],
      disordered > 0 ? `${disordered} accounts' changes were told out of order` : [],
    ].flat();
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
