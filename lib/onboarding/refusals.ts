import Stripe from 'stripe';
import { z } from 'zod';
import { asAppError } from '../errors';
import { log } from '../log';
import { keptNameOf } from '../platform/set-up-problems';
import type { Sql } from '../store/database';
import { isRefusal } from '../stripe-errors';

export const KeptRefusal = z
  .object({ name: z.string(), request_id: z.string().nullable(), times: z.number(), last_at: z.date() })
  .transform(({ name, request_id: requestId, times, last_at: lastAt }) => ({
    name,
    requestId,
    times,
    lastAt,
  }));
export type KeptRefusal = z.infer<typeof KeptRefusal>;

/** Why Stripe refused what pilots pressed for, so that the platform's people read it without the log. */
export class Refusals {
  constructor(private readonly sql: Sql) {}

  /** Writes it down if it is a refusal of Stripe's. Throws nothing: the pilot's own answer is what counts. */
  async note(error: unknown): Promise<void> {
    const { code, cause, requestId } = asAppError(error);
    const isPilots = code === 'email_required' || code === 'email_invalid';
    if (!(cause instanceof Stripe.errors.StripeError) || !isRefusal(error) || isPilots) return;
    try {
      await this.sql.query(
        `with forgotten as (
           delete from refusals where last_at < now() - interval '1 day' and name <> $1
         )
         insert into refusals (name, request_id) values ($1, $2)
         on conflict (name) do update set last_at = now(), request_id = excluded.request_id,
           times = case when refusals.last_at < now() - interval '1 day' then 1 else refusals.times + 1 end`,
        [keptNameOf(cause).slice(0, 200), requestId ?? null],
      );
    } catch (problem) {
      log('error', 'refusal_not_kept', { code: asAppError(problem).code });
    }
  }

  /** What was refused within a day, the last first. */
  async ofLastDay(): Promise<KeptRefusal[]> {
    const { rows } = await this.sql.query(
      `select name, request_id, times, last_at from refusals
       where last_at > now() - interval '1 day' order by last_at desc limit 20`,
    );
    return z.array(KeptRefusal).parse(rows);
  }
}
