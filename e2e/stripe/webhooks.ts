import { createHmac } from 'node:crypto';

/** The waits before each further try of a delivery, in ms. Stripe goes on for three days; this is a local one. */
const RETRY_AFTER = [500, 2_000, 10_000, 60_000];

type Endpoint = { url: string; secret: string };

/** Signs a payload as Stripe does: HMAC-SHA256 of the time and the body. `at` is Unix seconds. */
export function signature(payload: string, secret: string, at: number): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${v1}`;
}

/** Sends events to the platform's endpoint, if it has one, until each is taken with a 2xx. */
export class Webhooks {
  readonly #retries = new Set<NodeJS.Timeout>();

  constructor(readonly endpoint: Endpoint | undefined) {}

  send(event: object): void {
    if (this.endpoint) void this.#deliver(JSON.stringify(event), this.endpoint, 0);
  }

  /** Gives up what was not taken yet, so that it can't reach a later test's endpoint. */
  forget(): void {
    for (const retry of this.#retries) clearTimeout(retry);
    this.#retries.clear();
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
    const retry = setTimeout(() => {
      this.#retries.delete(retry);
      void this.#deliver(payload, endpoint, tried + 1);
    }, wait);
    this.#retries.add(retry.unref());
  }
}
