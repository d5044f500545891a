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
  { kind: 'answer', status: 200, body: '{}' },
  { kind: 'answer', status: 200, body: '5' },
  { kind: 'answer', status: 302, body: '<html>', location: 'https://example.com/' },
  { kind: 'altered', fields: { id: 5 } },
  { kind: 'altered', fields: { url: 'javascript:alert(1)', requirements: null } },
  { kind: 'altered', fields: { created: 'yesterday', entries: 'none' } },
];

/** Lets Stripe fail in one way after another, with some seconds in between in which it is well, until it is `until`, in ms. */
export async function failByTurns({ state }: LocalStripe, until: number): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    const fault = faults[turn % faults.length];
    if (fault) state.faults.plan(fault);
    await wait(2_000);
    state.faults.clear();
    await wait(1_500);
  }
}
