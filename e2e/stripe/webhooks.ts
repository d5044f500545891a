import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import { accountV1 } from './api/accounts/v1-object';
import { newId } from './ids';
import type { AccountRecord } from './model/account';
import type { EventType, ThinType } from './model/account-events';

/** The waits before each further try of a delivery, in ms. Stripe goes on for three days; this is a local one. */
const RETRY_AFTER = [500, 2_000, 10_000, 60_000];

/** A thin event: it says what changed, and its reader fetches that. */
type ThinEvent = Pick<Stripe.V2.Core.Event, 'id' | 'object' | 'created' | 'livemode'> & {
  type: ThinType;
  related_object: Stripe.V2.Core.Events.RelatedObject;
};

type SnapshotEvent = Stripe.AccountUpdatedEvent | Stripe.AccountApplicationDeauthorizedEvent;

/** Signs a payload as Stripe does: HMAC-SHA256 of the time and the body. `at` is Unix seconds. */
export function signature(payload: string, secret: string, at: number): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${v1}`;
}

function eventOf(type: EventType, account: AccountRecord, now: number): SnapshotEvent | ThinEvent {
  const { id, livemode, platform } = account;
  const snapshot = {
    id: newId('evt'),
    object: 'event' as const,
    api_version: '2026-10-28.endive',
    account: id,
    created: now,
    livemode,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  };
  if (type === 'account.updated') return { ...snapshot, type, data: { object: accountV1(account, now) } };
  if (type === 'account.application.deauthorized') {
    // The account is gone: the event tells of the platform's application alone.
    const application: Stripe.Application = { id: `ca_${platform}`, object: 'application', name: null };
    return { ...snapshot, type, data: { object: application } };
  }
  return {
    id: newId('evt'),
    object: 'v2.core.event',
    type,
    created: new Date(now * 1000).toISOString(),
    livemode,
    related_object: { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` },
  };
}

/** Sends events to the platform's endpoint, if it has one, until each is taken with a 2xx. */
export class Webhooks {
  readonly #retries = new Set<NodeJS.Timeout>();

  constructor(readonly endpoint: { url: string; secret: string } | undefined) {}

  /** Gives up what was not taken yet, so that it can't reach a later test's endpoint. */
  forget(): void {
    for (const retry of this.#retries) clearTimeout(retry);
    this.#retries.clear();
  }

  /** Sends an event of an account: snapshots as a Connect endpoint gets them, and thin ones, all to one address. */
  tell(type: EventType, account: AccountRecord, now: number): void {
    if (this.endpoint) void this.#deliver(JSON.stringify(eventOf(type, account, now)), this.endpoint, 0);
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
    if (taken || wait === undefined) return;
    const retry = setTimeout(() => {
      this.#retries.delete(retry);
      void this.#deliver(payload, endpoint, tried + 1);
    }, wait);
    this.#retries.add(retry.unref());
  }
}
