import type Stripe from 'stripe';
import { newId } from '../../ids';
import type { AccountRecord } from '../../model/account';
import type { EventType, ThinType } from '../../model/account-events';
import { API_VERSION } from '../version';
import { accountV1 } from './v1-object';

/** A thin event: it says what changed, and its reader fetches that. */
type ThinEvent = Pick<Stripe.V2.Core.Event, 'id' | 'object' | 'created' | 'livemode'> & {
  type: ThinType;
  related_object: Stripe.V2.Core.Events.RelatedObject;
};

type SnapshotEvent = Stripe.AccountUpdatedEvent | Stripe.AccountApplicationDeauthorizedEvent;

/** `now` in Unix seconds. */
export function eventOf(type: EventType, account: AccountRecord, now: number): SnapshotEvent | ThinEvent {
  const { id, livemode, platform } = account;
  const snapshot = {
    id: newId('evt'),
    object: 'event' as const,
    api_version: API_VERSION,
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
