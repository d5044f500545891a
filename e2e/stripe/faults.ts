import { z } from 'zod';

/** What a test can make go wrong with a request to the API. */
const Fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('latency'), ms: z.number() }),
  z.object({ kind: z.literal('rate_limit') }),
  /** A 500 with the work `done` or not. v1 saves it under the idempotency key, v2 does not. */
  z.object({ kind: z.literal('server_error'), done: z.boolean() }),
  /** A 503 that no key remembers. */
  z.object({ kind: z.literal('unavailable') }),
  /** The connection breaks, before Stripe did anything or after it did everything. */
  z.object({ kind: z.literal('reset'), when: z.enum(['before', 'after']) }),
  /** The answer begins and breaks off. */
  z.object({ kind: z.literal('broken_body') }),
  /** Stripe did everything; its answer begins, and goes on without ever coming to its JSON. */
  z.object({ kind: z.literal('trickle') }),
  /** Somebody between us and Stripe answers in its place: Stripe did nothing, and it need be no JSON. */
  z.object({
    kind: z.literal('answer'),
    status: z.number(),
    body: z.string(),
    location: z.string().optional(),
  }),
  /** Stripe did everything; its answer has these fields in place of its own, at any depth. */
  z.object({ kind: z.literal('altered'), fields: z.record(z.string(), z.json()) }),
]);
export type Fault = z.infer<typeof Fault>;

/** A fault and the requests that it strikes: `path` is a prefix; `times` of them, or all until it is cleared. */
export const PlannedFault = z.intersection(
  Fault,
  z.object({ method: z.string(), path: z.string(), times: z.number() }).partial(),
);
export type PlannedFault = z.infer<typeof PlannedFault>;

/** The faults that are still to come, in the order in which they were planned. */
export class Faults {
  #planned: PlannedFault[] = [];

  plan(fault: PlannedFault): void {
    this.#planned.push({ ...fault });
  }

  /** Counts the fault that it gives. */
  strike(method: string, path: string): Fault | undefined {
    const fault = this.#planned.find(
      (planned) => (planned.method ?? method) === method && path.startsWith(planned.path ?? ''),
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.#planned = this.#planned.filter((planned) => planned !== fault);
    }
    return fault;
  }

  clear(): void {
    this.#planned = [];
  }
}
