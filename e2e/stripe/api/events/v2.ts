import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../../errors';
import { aboutOf, type ThinEvent } from '../../model/event';
import type { ApiContext, Parameters } from '../context';
import { CreatedRange, within } from '../created';
import { pageOfV2 } from '../list-v2';
import { type Route, route } from '../route';

export const routes: readonly Route[] = [
  route('GET /v2/core/events', ['V2/Core/Events', 'EventListParams'], listEvents),
  route('GET /v2/core/events/:id', ['V2/Core/Events', 'EventRetrieveParams'], retrieveEvent),
];

/** How long a page is, and can be, is inferred. */
const ListParameters = z.object({
  limit: z.number().default(20),
  page: z.string().optional(),
  object_id: z.string().optional(),
  types: z.array(z.string()).default([]),
  created: CreatedRange.default({}),
});

/** The newest first. */
function listEvents(context: ApiContext, parameters: Parameters): Stripe.V2List<ThinEvent> {
  const { object_id, types, created, ...asked } = ListParameters.parse(parameters);
  // The words are inferred.
  if (types.length > 20)
    throw invalidRequest('At most 20 types may be given.', { code: 'invalid_fields', param: 'types' });
  const query = new URLSearchParams([
    ...(object_id === undefined ? [] : [['object_id', object_id]]),
    ...types.map((type, index) => [`types[${index}]`, type]),
    ...Object.entries(created).map(([bound, at]) => [`created[${bound}]`, String(at)]),
  ]);
  return pageOfV2(
    eventsOf(context),
    (event) =>
      (types.length === 0 || types.includes(event.type)) &&
      (object_id === undefined || aboutOf(event) === object_id) &&
      within(Date.parse(event.created) / 1000, created),
    asked,
    { url: '/v2/core/events', most: 100, query },
  );
}

/** Throws a 404, whose words are inferred. */
function retrieveEvent(context: ApiContext, _: Parameters, id: string): ThinEvent {
  const event = eventsOf(context).find((one) => one.id === id);
  if (event) return event;
  throw new ApiError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: `Event ${id} not found.`,
  });
}

/** They are all the platform's own. */
function eventsOf({ state, platform, livemode, now }: ApiContext): ThinEvent[] {
  return state.events
    .newestFirst(now)
    .filter((record) => record.platform === platform && record.event.livemode === livemode)
    .flatMap(({ event }) => (event.object === 'v2.core.event' ? [event] : []));
}
