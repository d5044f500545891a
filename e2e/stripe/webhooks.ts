import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** The waits before each further try of a delivery, in ms. Stripe goes on for three days; this is a local one. */
const RETRY_AFTER = [500, 2_000, 10_000, 60_000];

type Endpoint = { url: string; secret: string };

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

/** Sends events to the platform's endpoint, if it has one, until each is taken with a 2xx. */
export class Webhooks {
  delivery = ordinary;

  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(readonly endpoint: Endpoint | undefined) {}

  send(event: object): void {
    const { endpoint, delivery } = this;
    if (!endpoint) return;
    const payload = JSON.stringify(event);
    for (let times = 0; times < delivery.times; times += 1)
      if (delivery.after > 0) this.#later(delivery.after, () => this.#deliver(payload, endpoint, 0));
      else this.#track(this.#deliver(payload, endpoint, 0));
  }

  /** Waits, where events come early, for the first try of each that was sent. */
  async early(): Promise<void> {
    if (this.delivery.early) await Promise.all(this.#underWay);
  }

  /** Gives up what was not taken yet, and how events came: nothing of it reaches a later test. */
  forget(): void {
    for (const retry of this.#timers) clearTimeout(retry);
    this.#timers.clear();
    this.delivery = ordinary;
  }

  #track(delivering: Promise<void>): void {
    this.#underWay.add(delivering);
    void delivering.finally(() => this.#underWay.delete(delivering));
  }

  #later(ms: number, deliver: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void deliver();
    }, ms);
    this.#timers.add(timer.unref());
  }

  async #deliver(payload: string, endpoint: Endpoint, tried: number): Promise<void> {
    const taken = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signature(payload, endpoint.secret, Math.floor(Date.now() / 1000)),
      },
      body: payload,
      // Stripe follows no redirect.
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    }).then(
      (response) => response.ok,
      () => false,
    );
    const wait = RETRY_AFTER[tried];
    if (taken || wait === undefined) return;
    this.#later(wait, () => this.#deliver(payload, endpoint, tried + 1));
  }
}
