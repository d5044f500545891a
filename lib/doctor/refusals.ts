import { Refusals } from '../onboarding/refusals';
import { explanationOf } from '../platform/set-up-problems';
import type { Sql } from '../store/database';
import { type Finding, findingsOf } from './finding';

const { ok, warning } = findingsOf('Refusals');

/** What Stripe refused pilots within a day: whether it still would is for those checks that ask it. */
export async function checkRefusals(sql: Sql): Promise<Finding[]> {
  const refusals = await new Refusals(sql).ofLastDay();
  if (refusals.length === 0) return [ok('Stripe refused no pilot’s press within the last day.')];
  return refusals.map(({ name, requestId, times, lastAt }) => {
    const { says, todo } = explanationOf(name) ?? {};
    const when = `${times === 1 ? 'once' : `${times} times`}, last at ${lastAt.toISOString()}${requestId ? ` (${requestId})` : ''}`;
    return warning(
      `Stripe refused what pilots pressed for, ${when}: ${says ?? `${name}, which this app does not know`}`,
      todo ?? 'Look the request up at https://dashboard.stripe.com/workbench/logs.',
    );
  });
}
