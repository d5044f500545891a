import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, concealed, invalidRequest } from '../errors';
import type { Endpoint } from '../model/platform';
import type { ApiContext, Parameters } from './context';
import type { Route } from './routes';

/** Throws Stripe's 401 where the platform's key was revoked, and its 403 where it may not ask for `path`. */
export function admit({ state, secretKey }: Pick<ApiContext, 'state' | 'secretKey'>, path: string): void {
  if (state.platform.keyRevoked)
    throw new ApiError(401, {
      type: 'invalid_request_error',
      code: 'api_key_expired',
      message: `Expired API Key provided: ${concealed(secretKey)}`,
    });
  if (state.platform.forbidden.some((beginning) => path.startsWith(beginning)))
    throw new ApiError(403, {
      type: 'invalid_request_error',
      message: `The provided key '${concealed(secretKey)}' does not have the required permissions for this endpoint.`,
    });
}

/** Takes what creates an account, and refuses where the platform is not set up for it. */
export function whereSetUp(create: Route['handle']): Route['handle'] {
  return (context, parameters, id) => {
    const { connect, responsibilitiesReviewed } = context.state.platform;
    if (!connect)
      throw invalidRequest(
        "You can only create new accounts if you've signed up for Connect, which you can learn how to do at https://stripe.com/docs/connect.",
      );
    if (!responsibilitiesReviewed)
      throw invalidRequest(
        'Please review the responsibilities of managing losses for connected accounts at https://dashboard.stripe.com/settings/connect/platform-profile.',
      );
    return create(context, parameters, id);
  };
}

const platformId = ({ platform }: ApiContext) => `acct_${platform}`;

/** What an account tells of itself that others can't see. */
type OwnAccount = Pick<
  Stripe.Account,
  'id' | 'object' | 'country' | 'charges_enabled' | 'payouts_enabled'
> & {
  details_submitted: boolean;
  settings: { branding: Stripe.Account.Settings.Branding };
};

/** `GET /v1/account`: the platform's own. */
export function retrievePlatform(context: ApiContext): OwnAccount {
  return {
    id: platformId(context),
    object: 'account',
    country: 'US',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    settings: { branding: context.state.platform.branding },
  };
}

const WebhookList = z.object({ limit: z.number().default(10), starting_after: z.string().optional() });

function webhookEndpoint(context: ApiContext, { url, from, events, status }: Endpoint, index: number) {
  const connect = from.includes('@accounts');
  return {
    id: `we_${index}`,
    object: 'webhook_endpoint',
    api_version: null,
    application: connect ? `ca_${context.platform}` : null,
    created: context.now,
    description: null,
    enabled_events: events,
    livemode: context.livemode,
    metadata: {},
    status,
    url,
  } satisfies Stripe.WebhookEndpoint;
}

/** `GET /v1/webhook_endpoints`: those that take snapshots. */
export function listWebhookEndpoints(
  context: ApiContext,
  parameters: Parameters,
): Stripe.ApiList<Stripe.WebhookEndpoint> {
  const { limit, starting_after } = WebhookList.parse(parameters);
  const all = context.state.platform.endpoints
    .filter(({ payload }) => payload === 'snapshot')
    .map((endpoint, index) => webhookEndpoint(context, endpoint, index));
  const from = all.findIndex(({ id }) => id === starting_after) + 1;
  const data = all.slice(from, from + limit);
  return { object: 'list', url: '/v1/webhook_endpoints', has_more: from + limit < all.length, data };
}

const DestinationList = z.object({ include: z.array(z.string()).default([]) });

/** `GET /v2/core/event_destinations`: those that take thin events, in one page. */
export function listEventDestinations(
  context: ApiContext,
  parameters: Parameters,
): Stripe.V2List<Stripe.V2.Core.EventDestination> {
  const { include } = DestinationList.parse(parameters);
  const at = new Date(context.now * 1000).toISOString();
  const destination = ({ url, payload, from, events, status }: Endpoint, index: number) =>
    ({
      id: `ed_${index}`,
      object: 'v2.core.event_destination',
      created: at,
      updated: at,
      description: '',
      enabled_events: events,
      event_payload: payload,
      events_from: from,
      livemode: context.livemode,
      name: `Destination ${index}`,
      status,
      type: 'webhook_endpoint',
      webhook_endpoint: include.includes('webhook_endpoint.url') ? { url } : {},
    }) satisfies Stripe.V2.Core.EventDestination;
  return {
    data: context.state.platform.endpoints.filter(({ payload }) => payload === 'thin').map(destination),
    next_page_url: null,
    previous_page_url: null,
  };
}
