import qs from 'qs';
import { ApiError, invalidRequest } from '../errors';
import type { Fault } from '../faults';
import type { SavedAnswer } from '../idempotency';
import { newId } from '../ids';
import { checkParameters } from '../parameters/check';
import type { World } from '../world';
import { authenticate } from './authenticate';
import type { ApiContext, Parameters } from './context';
import { type Route, routes } from './routes';

/** A request to the API as it came over the wire. */
export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  body: string;
  headers: Readonly<Record<string, string | undefined>>;
};

/** What goes back: an answer, and how the connection ends. */
export type ApiAnswer = SavedAnswer & { headers: Record<string, string>; cut?: 'at_once' | 'in_the_body' };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function answerOf(status: number, body: unknown, requestId: string): SavedAnswer {
  return { status, body: JSON.stringify(body, null, 2), requestId };
}

const serverError = new ApiError(500, {
  type: 'api_error',
  message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.',
});

function routeOf({ method, path }: ApiRequest): { route: Route; id: string } {
  for (const route of routes) {
    const match = route.method === method && route.path.exec(path);
    if (match) return { route, id: match[1] ?? '' };
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

function parametersOfRequest(request: ApiRequest, route: Route): Parameters {
  const encoded = request.method === 'GET' ? request.query : request.body;
  const decoded = qs.parse(encoded, { depth: 12, arrayLimit: 1000, plainObjects: true });
  const checked = checkParameters(route.parameters(), decoded, 'form');
  if ('problem' in checked) {
    const { message, ...details } = checked.problem;
    throw invalidRequest(message, details);
  }
  const { value } = checked;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverError;
  return value;
}

/** Does the work of a request, within its fault if it has one, and gives the answer that its key will keep. */
function perform(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): SavedAnswer {
  const { route, id } = routeOf(request);
  const parameters = parametersOfRequest(request, route);
  if (fault?.kind === 'server_error' && !fault.done)
    return answerOf(500, { error: serverError.body }, requestId);
  const result = route.handle(context, parameters, id);
  if (fault?.kind === 'server_error') return answerOf(500, { error: serverError.body }, requestId);
  return answerOf(200, result, requestId);
}

/** Answers a request under its idempotency key, if it has one. */
async function underKey(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  const given = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  const key = given && `${context.platform}-${context.livemode ? 'live' : 'test'}:${given}`;
  const saved = key
    ? context.world.idempotency.begin(key, `${request.method} ${request.path} ${request.body}`)
    : undefined;
  if (saved)
    return {
      ...saved,
      requestId,
      headers: { 'Idempotent-Replayed': 'true', 'Original-Request': saved.requestId },
    };
  try {
    if (fault?.kind === 'latency') await wait(fault.ms);
    const answer = perform(context, request, requestId, fault);
    if (key) context.world.idempotency.save(key, answer);
    return { ...answer, headers: {} };
  } catch (error) {
    // Refused before any work began: Stripe keeps no such answer.
    if (key) context.world.idempotency.release(key);
    throw error;
  }
}

function refused(error: unknown, requestId: string): ApiAnswer {
  const known = error instanceof ApiError ? error : serverError;
  if (known === serverError) console.error(error);
  return { ...answerOf(known.status, { error: known.body }, requestId), headers: {} };
}

/** Answers one request to the API as Stripe would, faults included. */
export async function serveApi(world: World, origin: string, request: ApiRequest): Promise<ApiAnswer> {
  const requestId = newId('req', 14);
  const fault = world.faults.strike(request.method, request.path);
  try {
    if (fault?.kind === 'reset' && fault.when === 'before')
      return { ...answerOf(0, '', requestId), headers: {}, cut: 'at_once' };
    const caller = authenticate(request.headers.authorization);
    if (fault?.kind === 'rate_limit')
      throw new ApiError(429, {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      });
    if (fault?.kind === 'unavailable')
      throw new ApiError(503, { type: 'api_error', message: 'Stripe is temporarily unavailable.' });
    const context = { world, origin, now: world.clock.now, ...caller };
    const answer = await underKey(context, request, requestId, fault);
    if (fault?.kind === 'reset') return { ...answer, cut: 'at_once' };
    if (fault?.kind === 'broken_body') return { ...answer, cut: 'in_the_body' };
    return answer;
  } catch (error) {
    return refused(error, requestId);
  }
}
