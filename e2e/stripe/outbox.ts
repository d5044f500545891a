import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import type { AccountRecord } from './account';
import { accountV1 } from './api/account-v1';
import { newId } from './ids';

/** The waits before each further try of a delivery, in ms. Stripe goes on for three days; this is a local one. */
const RETRY_AFTER = [500, 2_000, 10_000, 60_000];

/** Signs a payload as Stripe does: HMAC-SHA256 of the time and the body. `at` is Unix seconds. */
export function signature(payload: string, secret: string, at: number): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${v1}`;
}

/** Sends events to the platform's endpoint, if it has one, until each is taken with a 2xx. */
export class Outbox {
  constructor(readonly endpoint: { url: string; secret: string } | undefined) {}

  /** Sends `account.updated`, as a Connect endpoint gets it. */
  accountUpdated(account: AccountRecord, now: number): void {
    const event: Stripe.AccountUpdatedEvent = {
      id: newId('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      account: account.id,
      created: now,
      data: { object: accountV1(account, now) },
      livemode: account.livemode,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type: 'account.updated',
    };
    if (this.endpoint) void this.#deliver(JSON.stringify(event), this.endpoint, 0);
  }

  async #deliver(payload: string, endpoint: { url: string; secret: string }, tried: number): Promise<void> {
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
    if (!taken && wait !== undefined)
      setTimeout(() => this.#deliver(payload, endpoint, tried + 1), wait).unref();
  }
}
