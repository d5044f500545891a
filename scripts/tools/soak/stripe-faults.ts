import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedFault } from '../../../e2e/stripe/faults';
import type { LocalStripe } from '../../../e2e/stripe/server';

/** Every way in which Stripe, or what stands before it, can fail. */
const faults: readonly PlannedFault[] = [
  { kind: 'rate_limit' },
  { kind: 'unavailable' },
  { kind: 'server_error', done: true },
  { kind: 'server_error', done: false },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'broken_body' },
  { kind: 'trickle' },
  { kind: 'latency', ms: 2_000 },
  { kind: 'latency', ms: 20_000 },
  { kind: 'answer', status: 502, body: '{"message": "Bad gateway"}' },
  { kind: 'answer', status: 500, body: '{}' },
  { kind: 'answer', status: 404, body: '{}' },
  { kind: 'answer', status: 200, body: '{}' },
  { kind: 'answer', status: 200, body: '5' },
  { kind: 'answer', status: 302, body: '<html>', location: 'https://example.com/' },
  { kind: 'altered', fields: { id: 5 } },
  { kind: 'altered', fields: { url: 'javascript:alert(1)', requirements: null } },
  { kind: 'altered', fields: { created: 'yesterday', entries: 'none' } },
];

/** How long each fault strikes at most, and then Stripe is well, in ms. */
const FAILS = 2_000;
const IS_WELL = 1_500;

/** Lets Stripe fail in every way, in turn and each at least once, until `ms` are over. */
export async function failByTurns({ state }: LocalStripe, ms: number): Promise<void> {
  const pace = Math.min(1, ms / faults.length / (FAILS + IS_WELL));
  const until = Date.now() + ms;
  for (let turn = 0; Date.now() < until; turn += 1) {
    const fault = faults[turn % faults.length];
    if (fault) state.faults.plan(fault);
    await wait(FAILS * pace);
    state.faults.clear();
    await wait(IS_WELL * pace);
  }
}
