import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors';
import { type EventEndpoint, newEndpoint } from '../model/endpoint';
import type { ThinEvent } from '../model/event';
import { changedMetadata, GivenMetadata } from '../model/metadata';
import { notOneOf } from '../parameters/problem';
import { thinEvent } from './accounts/event';
import type { ApiContext, Parameters } from './context';
import {
  deliveryUrl,
  endpointOf,
  endpointsOf,
  eventsVersion,
  limitEndpoints,
  ownEndpointOf,
} from './endpoint-rules';
import { snapshotTypes, thinTypes } from './event-types';
import { pageOfV2 } from './list-v2';
import { type Route, route } from './route';

const SDK = 'V2/Core/EventDestinations';

export const routes: readonly Route[] = [
  route('POST /v2/core/event_destinations', [SDK, 'EventDestinationCreateParams'], createDestination),
  route('GET /v2/core/event_destinations', [SDK, 'EventDestinationListParams'], listDestinations),
  route('GET /v2/core/event_destinations/:id', [SDK, 'EventDestinationRetrieveParams'], retrieveDestination),
  route('POST /v2/core/event_destinations/:id', [SDK, 'EventDestinationUpdateParams'], updateDestination),
  route('DELETE /v2/core/event_destinations/:id', [SDK, 'EventDestinationDeleteParams'], deleteDestination),
  route(
    'POST /v2/core/event_destinations/:id/disable',
    [SDK, 'EventDestinationDisableParams'],
    setStatus('disabled'),
  ),
  route(
    'POST /v2/core/event_destinations/:id/enable',
    [SDK, 'EventDestinationEnableParams'],
    setStatus('enabled'),
  ),
  route('POST /v2/core/event_destinations/:id/ping', [SDK, 'EventDestinationPingParams'], pingDestination),
];

const Include = z.array(z.string()).default([]);
const Address = z.object({ url: z.string() });

const CreateParameters = z.object({
  type: z.string(),
  name: z.string(),
  event_payload: z.enum(['snapshot', 'thin']),
  enabled_events: z.array(z.string()),
  // That they are the platform's own where nothing is said is inferred.
  events_from: z.array(z.string()).default(['@self']),
  description: z.string().default(''),
  metadata: GivenMetadata.optional(),
  snapshot_api_version: z.string().optional(),
  webhook_endpoint: Address.optional(),
  amazon_eventbridge: z.unknown().optional(),
  azure_event_grid: z.unknown().optional(),
  include: Include,
});

const UpdateParameters = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  enabled_events: z.array(z.string()).optional(),
  metadata: GivenMetadata.optional(),
  webhook_endpoint: Address.optional(),
  include: Include,
});

/** How long a page is, and can be, is inferred. */
const PageParameters = z.object({
  limit: z.number().default(20),
  page: z.string().optional(),
  include: Include,
});

const refused = (message: string, param: string) =>
  invalidRequest(message, { code: 'invalid_fields', param });

/** Its secret is told here where it is asked for, and never again. */
function createDestination(context: ApiContext, parameters: Parameters): Stripe.V2.Core.EventDestination {
  const { state, platform, livemode, now } = context;
  const asked = CreateParameters.parse(parameters);
  const { event_payload: payload, webhook_endpoint, snapshot_api_version } = asked;
  if (asked.type !== 'webhook_endpoint')
    throw refused(`The local Stripe does not model destinations of the type ${asked.type}.`, 'type');
  for (const other of ['amazon_eventbridge', 'azure_event_grid'] as const)
    if (asked[other] !== undefined) throw refused(`The local Stripe does not model ${other}.`, other);
  if (!webhook_endpoint) throw refused('Missing required param: webhook_endpoint.', 'webhook_endpoint');
  // The words are inferred.
  if (payload === 'thin' && snapshot_api_version !== undefined)
    throw refused('Thin events are not pinned to an API version.', 'snapshot_api_version');
  const endpoint = newEndpoint({
    platform,
    livemode,
    url: deliveryUrl(webhook_endpoint.url, 'webhook_endpoint.url', livemode),
    payload,
    from: asked.events_from.map(scope),
    events: checkedEvents(asked.enabled_events, payload),
    name: asked.name,
    description: asked.description,
    metadata: changedMetadata({}, asked.metadata ?? undefined),
    apiVersion:
      snapshot_api_version === undefined ? null : eventsVersion(snapshot_api_version, 'snapshot_api_version'),
    created: now,
  });
  limitEndpoints(context);
  const named = { ...endpoint, id: endpoint.id.replace(/^we_/, 'ed_') };
  state.endpoints.set(named.id, named);
  const told = destination(context, named, asked.include);
  if (!asked.include.includes('webhook_endpoint.signing_secret')) return told;
  return { ...told, webhook_endpoint: { ...told.webhook_endpoint, signing_secret: named.secret } };
}

function listDestinations(
  context: ApiContext,
  parameters: Parameters,
): Stripe.V2List<Stripe.V2.Core.EventDestination> {
  const { include, ...asked } = PageParameters.parse(parameters);
  const query = new URLSearchParams(include.map((name, index) => [`include[${index}]`, name]));
  const list = { url: '/v2/core/event_destinations', most: 100, query };
  const { data, ...pages } = pageOfV2(endpointsOf(context, 'ed_'), () => true, asked, list);
  return { ...pages, data: data.map((endpoint) => destination(context, endpoint, include)) };
}

function retrieveDestination(
  context: ApiContext,
  parameters: Parameters,
  id: string,
): Stripe.V2.Core.EventDestination {
  const { include } = z.object({ include: Include }).parse(parameters);
  return destination(context, endpointOf(context, 'ed_', id), include);
}

function updateDestination(
  context: ApiContext,
  parameters: Parameters,
  id: string,
): Stripe.V2.Core.EventDestination {
  const endpoint = ownEndpointOf(context, 'ed_', id);
  const asked = UpdateParameters.parse(parameters);
  const { name, description, enabled_events, webhook_endpoint, metadata } = asked;
  const changed = {
    events: enabled_events ? checkedEvents(enabled_events, endpoint.payload) : endpoint.events,
    url: webhook_endpoint
      ? deliveryUrl(webhook_endpoint.url, 'webhook_endpoint.url', context.livemode)
      : endpoint.url,
    name: name ?? endpoint.name,
    description: description ?? endpoint.description,
    metadata: changedMetadata(endpoint.metadata, metadata),
    updated: context.now,
  } satisfies Partial<EventEndpoint>;
  Object.assign(endpoint, changed);
  return destination(context, endpoint, asked.include);
}

function deleteDestination(context: ApiContext, _: Parameters, id: string): Stripe.V2.DeletedObject {
  const endpoint = ownEndpointOf(context, 'ed_', id);
  context.state.endpoints.delete(endpoint.id);
  return { id: endpoint.id, object: 'v2.core.event_destination' };
}

function setStatus(status: EventEndpoint['status']) {
  return (context: ApiContext, _: Parameters, id: string): Stripe.V2.Core.EventDestination => {
    const endpoint = ownEndpointOf(context, 'ed_', id);
    Object.assign(endpoint, { status, updated: context.now });
    return destination(context, endpoint, []);
  };
}

/** Sends it an event, whichever it has enabled. */
function pingDestination(context: ApiContext, _: Parameters, id: string): ThinEvent {
  const { state, platform, livemode, now } = context;
  const endpoint = endpointOf(context, 'ed_', id);
  const ping: ThinEvent = {
    ...thinEvent(livemode, now),
    type: 'v2.core.event_destination.ping',
    related_object: {
      id,
      type: 'v2.core.event_destination',
      url: `/v2/core/event_destinations/${id}`,
    },
  };
  state.tell(ping, platform, undefined, endpoint);
  return ping;
}

function scope(from: string, index: number): EventEndpoint['from'][number] {
  if (from === '@self' || from === '@accounts') return from;
  const param = `events_from[${index}]`;
  if (from.startsWith('@organization_members'))
    throw refused(`The local Stripe does not model events from ${from}.`, param);
  throw refused(notOneOf(param, ['@self', '@accounts']).message, param);
}

/** Throws a 400 for what is no type of such events; v2's words are inferred from v1's. */
function checkedEvents(events: string[], payload: EventEndpoint['payload']): string[] {
  if (events.length === 0) throw refused('Missing required param: enabled_events.', 'enabled_events');
  const types = payload === 'snapshot' ? snapshotTypes() : thinTypes();
  const unknown = events.findIndex((event) => !types.includes(event));
  if (unknown < 0) return events;
  const param = `enabled_events[${unknown}]`;
  throw refused(notOneOf(param, types).message, param);
}

function destination(
  { livemode }: ApiContext,
  endpoint: EventEndpoint,
  include: readonly string[],
): Stripe.V2.Core.EventDestination {
  const { id, created, updated, description, events, payload, from, metadata, name, apiVersion, status } =
    endpoint;
  return {
    id,
    object: 'v2.core.event_destination',
    created: new Date(created * 1000).toISOString(),
    updated: new Date(updated * 1000).toISOString(),
    description,
    enabled_events: events,
    event_payload: payload,
    events_from: from,
    livemode,
    metadata,
    name,
    ...(apiVersion !== null && { snapshot_api_version: apiVersion }),
    status,
    ...(status === 'disabled' && { status_details: { disabled: { reason: 'user' } } }),
    type: 'webhook_endpoint',
    webhook_endpoint: include.includes('webhook_endpoint.url') ? { url: endpoint.url } : {},
  };
}
