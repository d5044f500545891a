import type Stripe from 'stripe';

/** A snapshot event of a connected account: what it is about as it was then. */
export type SnapshotEvent =
  | Stripe.AccountUpdatedEvent
  | Stripe.AccountApplicationDeauthorizedEvent
  | Stripe.AccountExternalAccountCreatedEvent
  | Stripe.AccountExternalAccountDeletedEvent
  | Stripe.AccountExternalAccountUpdatedEvent
  | Stripe.CapabilityUpdatedEvent
  | Stripe.PersonCreatedEvent
  | Stripe.PersonDeletedEvent
  | Stripe.PersonUpdatedEvent;

type Notification = Stripe.V2.Core.EventNotification;
export type ThinType = Extract<
  Notification['type'],
  `v2.core.account${string}` | `v2.core.event_destination${string}`
>;

/** A thin event: it says what changed, and its reader fetches that. `data` is told to who asks for the event. */
export type ThinEvent = Pick<Stripe.V2.Core.Event, 'id' | 'object' | 'created' | 'livemode' | 'reason'> & {
  type: ThinType;
  related_object: Stripe.V2.Core.Events.RelatedObject | null;
  data?:
    | Stripe.V2.Core.Events.V2CoreAccountLinkReturnedEvent.Data
    | Stripe.V2.Core.Events.V2CoreAccountPersonCreatedEvent.Data
    | Stripe.V2.Core.Events.V2CoreAccountIncludingConfigurationMerchantCapabilityStatusUpdatedEvent.Data;
};

export type StripeEvent = SnapshotEvent | ThinEvent;

/** What has become of an event at one of the endpoints that wanted it. */
export type Outcome = 'pending' | 'delivered' | 'failed';

export type EventRecord = {
  readonly event: StripeEvent;
  readonly platform: string;
  /** Unix seconds of the local clock. */
  readonly created: number;
  /** By the ID of each endpoint that wanted it. */
  readonly outcomes: Record<string, Outcome>;
};

/** The ID of the account, or of what else an event is about. */
export function aboutOf(event: StripeEvent): string | undefined {
  if (event.object === 'event') return event.account;
  const { related_object, data } = event;
  return related_object?.id ?? (data && 'account_id' in data ? data.account_id : undefined);
}

/** What a request said of itself that an event came of. */
export type Cause = { id: string; idempotency_key: string | null };

/** As it is delivered, at each try the same: a thin one without what its reader fetches. */
export function payloadOf({ event }: EventRecord): string {
  if (event.object === 'event') return JSON.stringify(event);
  const { data, ...notification } = event;
  return JSON.stringify(notification);
}
