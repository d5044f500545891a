import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../../errors';
import type { ThinEvent } from '../../model/event';
import type { ApiContext, Parameters } from '../context';
import { numberedPage, PageParameters, Range, within } from '../pages';
import { type Route, route } from '../route';

export const routes: readonly Route[] = [
  route('GET /v2/core/events', ['V2/Core/Events', 'EventListParams'], listEvents),
  route('GET /v2/core/events/:id', ['V2/Core/Events', 'EventRetrieveParams'], retrieveEvent),
];

const ListParameters = PageParameters.extend({
  object_id: z.string().optional(),
  types: z.array(z.string()).default([]),
  created: Range.default({}),
});

/** The newest first. */
function listEvents(context: ApiContext, parameters: Parameters): Stripe.V2List<ThinEvent> {
  const { object_id, types, created, ...page } = ListParameters.parse(parameters);
  // The words are inferred.
  if (types.length > 20)
    throw invalidRequest('At most 20 types may be given.', { code: 'invalid_fields', param: 'types' });
  const events = thinEventsOf(context)
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .filter(({ related_object, data }) => {
      const about = related_object?.id ?? (data && 'account_id' in data ? data.account_id : undefined);
      return object_id === undefined || about === object_id;
    })
    .filter((event) => within(Date.parse(event.created) / 1000, created));
  const query = new URLSearchParams([
    ...(object_id === undefined ? [] : [['object_id', object_id]]),
    ...types.map((type, index) => [`types[${index}]`, type]),
    ...Object.entries(created).map(([bound, at]) => [`created[${bound}]`, String(at)]),
  ]);
  return numberedPage('/v2/core/events', events, page, query);
}

/** Throws a 404, whose words are inferred. */
function retrieveEvent(context: ApiContext, _: Parameters, id: string): ThinEvent {
  const event = thinEventsOf(context).find((one) => one.id === id);
  if (event) return event;
  throw new ApiError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: `Event ${id} not found.`,
  });
}

/** They are all the platform's own: a connected account for which it asks has none. */
function thinEventsOf({ state, platform, livemode, account, now }: ApiContext): ThinEvent[] {
  if (account) return [];
  return state.events
    .newestFirst(now)
    .filter((record) => record.platform === platform && record.event.livemode === livemode)
    .flatMap(({ event }) => (event.object === 'v2.core.event' ? [event] : []));
}
