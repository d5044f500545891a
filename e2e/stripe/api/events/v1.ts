import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, noSuch } from '../../errors';
import type { SnapshotEvent } from '../../model/event';
import type { ApiContext, Parameters } from '../context';
import { Created, within } from '../created';
import { ListParameters, pageOf } from '../list';
import { type Route, route } from '../route';

export const routes: readonly Route[] = [
  route('GET /v1/events', ['Events', 'EventListParams'], listEvents),
  route('GET /v1/events/:id', ['Events', 'EventRetrieveParams'], retrieveEvent),
];

const EventListParameters = ListParameters.extend({
  type: z.string().optional(),
  types: z.array(z.string()).optional(),
  created: Created.optional(),
  delivery_success: z.boolean().optional(),
});

/** The newest first. */
function listEvents(context: ApiContext, parameters: Parameters): Stripe.ApiList<SnapshotEvent> {
  const { type, types, created, delivery_success, ...asked } = EventListParameters.parse(parameters);
  // The words of both refusals are inferred.
  if (type !== undefined && types !== undefined)
    throw invalidRequest('You may only specify one of these parameters: type, types.', { param: 'type' });
  if (types && types.length > 20)
    throw invalidRequest('You may specify at most 20 types.', { param: 'types' });
  const isAsked = typesAsked(type === undefined ? types : [type]);
  const { has_more, data } = pageOf(
    eventsOf(context),
    (event) =>
      isAsked(event.type) &&
      within(event.created, created) &&
      (delivery_success === undefined || (event.pending_webhooks === 0) === delivery_success),
    asked,
    'event',
  );
  return { object: 'list', url: '/v1/events', has_more, data };
}

function retrieveEvent(context: ApiContext, _: Parameters, id: string): SnapshotEvent {
  const event = eventsOf(context).find((one) => one.id === id);
  if (event) return event;
  throw noSuch('event', id, 'id');
}

/** Those of the account for which the platform asks; the platform's own account has none here. */
function eventsOf({ state, platform, livemode, account, now }: ApiContext): SnapshotEvent[] {
  return state.events
    .newestFirst(now)
    .filter((record) => record.platform === platform && record.event.livemode === livemode)
    .flatMap(({ event, outcomes }) => {
      if (event.object !== 'event' || event.account !== account?.id) return [];
      const pending = Object.values(outcomes).filter((outcome) => outcome !== 'delivered');
      return [{ ...event, pending_webhooks: pending.length }];
    });
}

/** A `*` stands for any part of a name. */
function typesAsked(types: readonly string[] | undefined): (type: string) => boolean {
  if (!types) return () => true;
  const patterns = types.map((name) => new RegExp(`^${name.split('*').map(literal).join('.*')}$`));
  return (type) => patterns.some((pattern) => pattern.test(type));
}

/** As a part of a regular expression that stands for itself. */
function literal(text: string): string {
  return text.replace(/[.[\]\\^$()+?{}|]/g, '\\$&');
}
