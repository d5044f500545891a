import type Stripe from 'stripe';
import { z } from 'zod';
import type { Endpoint } from '../model/platform';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/webhook_endpoints', ['WebhookEndpoints', 'WebhookEndpointListParams'], listWebhookEndpoints),
];

const ListParameters = z.object({ limit: z.number().default(10), starting_after: z.string().optional() });

/** v1's endpoints are those that take snapshots. */
function listWebhookEndpoints(
  context: ApiContext,
  parameters: Parameters,
): Stripe.ApiList<Stripe.WebhookEndpoint> {
  const { limit, starting_after } = ListParameters.parse(parameters);
  const all = context.state.platform.endpoints
    .filter(({ payload }) => payload === 'snapshot')
    .map((endpoint, index) => webhookEndpoint(context, endpoint, index));
  const from = all.findIndex(({ id }) => id === starting_after) + 1;
  const data = all.slice(from, from + limit);
  return { object: 'list', url: '/v1/webhook_endpoints', has_more: from + limit < all.length, data };
}

function webhookEndpoint(
  { platform, now, livemode }: ApiContext,
  { url, from, events, status }: Endpoint,
  index: number,
) {
  return {
    id: `we_${index}`,
    object: 'webhook_endpoint',
    api_version: null,
    application: from.includes('@accounts') ? `ca_${platform}` : null,
    created: now,
    description: null,
    enabled_events: events,
    livemode,
    metadata: {},
    status,
    url,
  } satisfies Stripe.WebhookEndpoint;
}
