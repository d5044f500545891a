import type Stripe from 'stripe';
import { z } from 'zod';
import type { Endpoint } from '../model/platform';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route(
    'GET /v2/core/event_destinations',
    ['V2/Core/EventDestinations', 'EventDestinationListParams'],
    listEventDestinations,
  ),
];

const ListParameters = z.object({ include: z.array(z.string()).default([]) });

/** v2's destinations are those that take thin events; here they come in one page. */
function listEventDestinations(
  context: ApiContext,
  parameters: Parameters,
): Stripe.V2List<Stripe.V2.Core.EventDestination> {
  const { include } = ListParameters.parse(parameters);
  const tellsUrl = include.includes('webhook_endpoint.url');
  return {
    data: context.state.platform.endpoints
      .filter(({ payload }) => payload === 'thin')
      .map((endpoint, index) => eventDestination(context, endpoint, index, tellsUrl)),
    next_page_url: null,
    previous_page_url: null,
  };
}

function eventDestination(
  { now, livemode }: ApiContext,
  { url, payload, from, events, status }: Endpoint,
  index: number,
  tellsUrl: boolean,
) {
  const at = new Date(now * 1000).toISOString();
  return {
    id: `ed_${index}`,
    object: 'v2.core.event_destination',
    created: at,
    updated: at,
    description: '',
    enabled_events: events,
    event_payload: payload,
    events_from: from,
    livemode,
    name: `Destination ${index}`,
    status,
    type: 'webhook_endpoint',
    webhook_endpoint: tellsUrl ? { url } : {},
  } satisfies Stripe.V2.Core.EventDestination;
}
