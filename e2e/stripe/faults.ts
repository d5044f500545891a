/** What a test can make go wrong with a request to the API. */
export type Fault =
  | { kind: 'latency'; ms: number }
  | { kind: 'rate_limit' }
  /** A 500 with the work `done` or not. v1 saves it under the idempotency key, v2 does not. */
  | { kind: 'server_error'; done: boolean }
  /** A 503 that no key remembers. */
  | { kind: 'unavailable' }
  /** The connection breaks, before Stripe did anything or after it did everything. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** The answer begins and breaks off. */
  | { kind: 'broken_body' };

/** A fault and the requests that it strikes; `times` of them, or all until it is cleared. */
export type PlannedFault = Fault & {
  method?: string | undefined;
  path?: string | undefined;
  times?: number | undefined;
};

/** The faults that are still to come, in the order in which they were planned. */
export class Faults {
  #planned: PlannedFault[] = [];

  plan(fault: PlannedFault): void {
    this.#planned.push({ ...fault });
  }

  /** Gives the first fault that strikes such a request, and counts it. `path` in a plan is a prefix. */
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
