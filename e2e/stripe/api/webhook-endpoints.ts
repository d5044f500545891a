import type Stripe from 'stripe';
import { z } from 'zod';
import { type EventEndpoint, newEndpoint } from '../model/endpoint';
import { changedMetadata, GivenMetadata } from '../model/metadata';
import type { ApiContext, Parameters } from './context';
import {
  deliveryUrl,
  endpointOf,
  endpointsOf,
  eventsVersion,
  limitEndpoints,
  ownEndpointOf,
} from './endpoint-rules';
import { ListParameters, pageOf } from './list';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('POST /v1/webhook_endpoints', ['WebhookEndpoints', 'WebhookEndpointCreateParams'], createEndpoint),
  route('GET /v1/webhook_endpoints', ['WebhookEndpoints', 'WebhookEndpointListParams'], listEndpoints),
  route(
    'GET /v1/webhook_endpoints/:id',
    ['WebhookEndpoints', 'WebhookEndpointRetrieveParams'],
    retrieveEndpoint,
  ),
  route(
    'POST /v1/webhook_endpoints/:id',
    ['WebhookEndpoints', 'WebhookEndpointUpdateParams'],
    updateEndpoint,
  ),
  route(
    'DELETE /v1/webhook_endpoints/:id',
    ['WebhookEndpoints', 'WebhookEndpointDeleteParams'],
    deleteEndpoint,
  ),
];

const Shared = z.object({
  description: z.string().nullish(),
  metadata: GivenMetadata.optional(),
});
const CreateParameters = Shared.extend({
  url: z.string(),
  enabled_events: z.array(z.string()),
  connect: z.boolean().default(false),
  api_version: z.string().optional(),
});
const UpdateParameters = Shared.extend({
  url: z.string().optional(),
  enabled_events: z.array(z.string()).optional(),
  disabled: z.boolean().optional(),
});

/** Its secret is told here, and never again. */
function createEndpoint(context: ApiContext, parameters: Parameters): Stripe.WebhookEndpoint {
  const { state, platform, livemode, now } = context;
  const asked = CreateParameters.parse(parameters);
  const url = deliveryUrl(asked.url, 'url', livemode);
  const apiVersion = asked.api_version === undefined ? null : eventsVersion(asked.api_version, 'api_version');
  limitEndpoints(context);
  const endpoint = newEndpoint({
    platform,
    livemode,
    url,
    payload: 'snapshot',
    from: [asked.connect ? '@accounts' : '@self'],
    events: asked.enabled_events,
    description: asked.description ?? '',
    metadata: changedMetadata({}, asked.metadata),
    apiVersion,
    created: now,
  });
  state.endpoints.set(endpoint.id, endpoint);
  return { ...webhookEndpoint(context, endpoint), secret: endpoint.secret };
}

function listEndpoints(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.WebhookEndpoint> {
  const asked = ListParameters.parse(parameters);
  const page = pageOf(endpointsOf(context, 'we_'), () => true, asked, 'webhook endpoint');
  const data = page.data.map((endpoint) => webhookEndpoint(context, endpoint));
  return { object: 'list', url: '/v1/webhook_endpoints', has_more: page.has_more, data };
}

function retrieveEndpoint(context: ApiContext, _: Parameters, id: string): Stripe.WebhookEndpoint {
  return webhookEndpoint(context, endpointOf(context, 'we_', id));
}

function updateEndpoint(context: ApiContext, parameters: Parameters, id: string): Stripe.WebhookEndpoint {
  const endpoint = ownEndpointOf(context, 'we_', id);
  const { url, enabled_events, disabled, description, metadata } = UpdateParameters.parse(parameters);
  const changed = {
    url: url === undefined ? endpoint.url : deliveryUrl(url, 'url', context.livemode),
    events: enabled_events ?? endpoint.events,
    status: disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled',
    description: description === undefined ? endpoint.description : (description ?? ''),
    metadata: changedMetadata(endpoint.metadata, metadata),
  } satisfies Partial<EventEndpoint>;
  Object.assign(endpoint, changed);
  return webhookEndpoint(context, endpoint);
}

function deleteEndpoint(context: ApiContext, _: Parameters, id: string): Stripe.DeletedWebhookEndpoint {
  const endpoint = ownEndpointOf(context, 'we_', id);
  context.state.endpoints.delete(endpoint.id);
  return { id: endpoint.id, object: 'webhook_endpoint', deleted: true };
}

function webhookEndpoint(
  { platform, livemode }: ApiContext,
  { id, apiVersion, from, created, description, events, metadata, status, url }: EventEndpoint,
): Stripe.WebhookEndpoint {
  return {
    id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: from.includes('@accounts') ? `ca_${platform}` : null,
    created,
    description: description || null,
    enabled_events: events,
    livemode,
    metadata,
    status,
    url,
  };
}
