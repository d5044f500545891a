import { ApiError, invalidRequest, noSuch } from '../errors';
import { type EventEndpoint, isOf } from '../model/endpoint';
import type { ApiContext } from './context';
import { API_VERSION } from './version';

/** How many endpoints a platform may have in either mode. That one in live mode has the same words is inferred. */
const MOST = 16;

/** Those of v1, in `we_`, or of v2, in `ed_`, the newest first. */
export function endpointsOf(
  { state, platform, livemode }: ApiContext,
  prefix: 'we_' | 'ed_',
): EventEndpoint[] {
  return [...state.endpoints.values()]
    .filter((endpoint) => endpoint.id.startsWith(prefix) && isOf(endpoint, platform, livemode))
    .reverse();
}

/** Throws a 404; in v1 in the words of all that it does not find, in v2 in inferred ones. */
export function endpointOf(context: ApiContext, prefix: 'we_' | 'ed_', id: string): EventEndpoint {
  const endpoint = endpointsOf(context, prefix).find((one) => one.id === id);
  if (endpoint) return endpoint;
  throw prefix === 'we_'
    ? noSuch('webhook endpoint', id)
    : new ApiError(404, {
        type: 'invalid_request_error',
        code: 'not_found',
        message: `Event destination ${id} not found.`,
      });
}

/** As `endpointOf`. Throws a 400 of the local Stripe's own for the one of its options, which is every platform's. */
export function ownEndpointOf(context: ApiContext, prefix: 'we_' | 'ed_', id: string): EventEndpoint {
  const endpoint = endpointOf(context, prefix, id);
  if (endpoint.platform !== null) return endpoint;
  throw invalidRequest(`The local Stripe was started with the endpoint ${id}, which no platform can change.`);
}

/** Throws Stripe's 400. Those of the local Stripe's options are not counted. */
export function limitEndpoints(context: ApiContext): void {
  const all = [...endpointsOf(context, 'we_'), ...endpointsOf(context, 'ed_')];
  if (all.filter(({ platform }) => platform !== null).length < MOST) return;
  const mode = context.livemode ? 'live' : 'test';
  throw invalidRequest(`You have reached the maximum of ${MOST} ${mode} webhook endpoints.`);
}

/** Stripe takes none of this computer's addresses, which it could not reach; the local one can. Throws Stripe's 400. */
export function deliveryUrl(url: string, param: string, livemode: boolean): string {
  const refused = (message: string) => invalidRequest(message, { code: 'url_invalid', param });
  if (!/^\w[\w+.-]*:/.test(url))
    throw refused('Invalid URL: An explicit scheme (such as https) must be provided.');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw refused('Not a valid URL');
  if (livemode && new URL(url).protocol !== 'https:')
    throw refused(`Invalid URL: ${url}. URLs in livemode must begin with "https://"`);
  return url;
}

/** Throws a 400 of the local Stripe's own: its events are of one version. */
export function eventsVersion(version: string, param: string): string {
  if (version === API_VERSION) return version;
  throw invalidRequest(
    `The local Stripe does not model events of ${version}: its own are of ${API_VERSION}.`,
    {
      param,
    },
  );
}
