import Stripe from 'stripe';
import { asAppError, type ErrorCode } from '../errors';
import { log } from '../log';
import { keptNameOf } from '../platform/set-up-problems';
import type { Sql } from '../store/database';

/** With these Stripe refuses what was asked, and goes on refusing until somebody of the platform's acts. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'platform_not_ready',
  'stripe_refused',
  'country_not_served',
]);

/** Why Stripe refused what pilots pressed for, so that the platform's people read it without the log. */
export class Refusals {
  constructor(private readonly sql: Sql) {}

  /** Writes it down if it is a refusal of Stripe's. Throws nothing: the pilot's own answer is what counts. */
  async note(error: unknown): Promise<void> {
    const { code, cause, requestId } = asAppError(error);
    if (!(cause instanceof Stripe.errors.StripeError) || !REFUSED.has(code)) return;
    try {
      await this.sql.query(
        `insert into refusals (name, request_id) values ($1, $2)
         on conflict (name) do update set last_at = now(), request_id = excluded.request_id,
           times = case when refusals.last_at < now() - interval '1 day' then 1 else refusals.times + 1 end,
           first_at = case when refusals.last_at < now() - interval '1 day' then now() else refusals.first_at end`,
        [keptNameOf(cause).slice(0, 200), requestId ?? null],
      );
    } catch (problem) {
      log('error', 'refusal_not_kept', { code: asAppError(problem).code });
    }
  }
}
