import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { EventEndpoint } from './model/endpoint';
import { type EventRecord, payloadOf } from './model/event';

/** The waits before each further try of a delivery, in ms. Stripe goes on for three days; this is a local one. */
const RETRY_AFTER = [500, 2_000, 10_000, 60_000];

/** Signs a payload as Stripe does: HMAC-SHA256 of the time and the body. `at` is Unix seconds. */
export function signature(payload: string, secret: string, at: number): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${v1}`;
}

/** How events come: before the browser is answered, after so many ms, or at once and so often. */
export const Delivery = z.object({
  early: z.boolean().default(false),
  after: z.number().default(0),
  times: z.int().min(1).default(1),
});
const ordinary = Delivery.parse({});

/** A delivery that was not taken yet: `dueAt` is when it is tried next, in ms of this computer's clock. */
type Due = { readonly record: EventRecord; readonly endpointId: string; tried: number; dueAt: number };

/** Sends events to the endpoints that want them, until each has taken it with a 2xx. */
export class Webhooks {
  delivery = ordinary;

  readonly #due = new Set<Due>();
  #queued: Due[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<void>>();

  /** `changed` is called where a delivery was taken, or was not. */
  constructor(
    private readonly endpoints: ReadonlyMap<string, EventEndpoint>,
    private readonly changed: () => void,
  ) {}

  /** What no endpoint has taken yet. */
  get due(): Iterable<Due> {
    return this.#due;
  }

  /** Puts an event down to be sent to an endpoint once `begin` is called. */
  queue(record: EventRecord, endpointId: string): void {
    const { times, after } = this.delivery;
    for (let nth = 0; nth < times; nth += 1)
      this.resume({ record, endpointId, tried: 0, dueAt: Date.now() + after });
  }

  /** As `queue`, of what a process before could not deliver. */
  resume(due: Due): void {
    due.record.outcomes[due.endpointId] = 'pending';
    this.#due.add(due);
    this.#queued.push(due);
  }

  begin(): void {
    const queued = this.#queued;
    this.#queued = [];
    for (const due of queued) this.#start(due);
  }

  /** Waits, where events come early, for the first try of each that was sent. */
  async early(): Promise<void> {
    if (this.delivery.early) await Promise.all(this.#underWay);
  }

  /** Gives up what was not taken yet, and how events came: nothing of it reaches a later test. */
  forget(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#due.clear();
    this.#queued = [];
    this.delivery = ordinary;
  }

  #start(due: Due): void {
    const wait = due.dueAt - Date.now();
    if (wait > 0) {
      this.#later(wait, due);
      return;
    }
    const trying = this.#try(due);
    this.#underWay.add(trying);
    void trying.finally(() => this.#underWay.delete(trying));
  }

  #later(ms: number, due: Due): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#start(due);
    }, ms);
    this.#timers.add(timer.unref());
  }

  async #try(due: Due): Promise<void> {
    const endpoint = this.endpoints.get(due.endpointId);
    const isTaken = endpoint?.status === 'enabled' && (await this.#isTaken(due, endpoint));
    // All was forgotten meanwhile.
    if (!this.#due.has(due)) return;
    const wait = endpoint?.status === 'enabled' ? RETRY_AFTER[due.tried] : undefined;
    if (isTaken || wait === undefined) {
      this.#due.delete(due);
      due.record.outcomes[due.endpointId] = isTaken ? 'delivered' : 'failed';
    } else {
      due.tried += 1;
      due.dueAt = Date.now() + wait;
      this.#later(wait, due);
    }
    this.changed();
  }

  #isTaken({ record }: Due, { url, secret }: EventEndpoint): Promise<boolean> {
    const payload = payloadOf(record);
    return fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signature(payload, secret, Math.floor(Date.now() / 1000)),
      },
      body: payload,
      // Stripe follows no redirect.
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    }).then(
      (response) => response.ok,
      () => false,
    );
  }
}
