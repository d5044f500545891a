import qs from 'qs';
import { ApiError, invalidRequest } from '../errors';
import type { Fault } from '../faults';
import type { SavedAnswer } from '../idempotency';
import { newId } from '../ids';
import { checkParameters } from '../parameters/check';
import { parametersOf } from '../parameters/parameters-of';
import type { Encoding } from '../parameters/scalar';
import type { State } from '../state';
import { apiOf, requireAccountsApi } from './accounts-apis';
import { admit, authenticate } from './authenticate';
import { accountAskedFor } from './connected-account';
import type { ApiContext, Parameters } from './context';
import type { ApiRequest } from './request';
import type { Route } from './route';
import { routes } from './routes';

/** What goes back: an answer, and how the connection ends. */
export type ApiAnswer = SavedAnswer & {
  headers: Record<string, string>;
  cut?: 'at_once' | 'in_the_body' | 'never';
};

/** How long a key is kept, in seconds: v1 promises a day at least, v2 30 days. */
const KEY_SECONDS = { v1: Number.POSITIVE_INFINITY, v2: 30 * 24 * 60 * 60 };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function answerOf(status: number, body: unknown, requestId: string): SavedAnswer {
  return { status, body: JSON.stringify(body, null, 2), requestId };
}

const serverError = new ApiError(500, {
  type: 'api_error',
  message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.',
});

function routeOf({ method, path }: ApiRequest): { route: Route; ids: string[] } {
  for (const route of routes) {
    const match = route.method === method && route.path.exec(path);
    if (match) return { route, ids: match.slice(1) };
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

function decoded({ method, path, query, body }: ApiRequest): { given: unknown; encoding: Encoding } {
  if (apiOf(path) === 'v1' || method === 'GET') {
    const given = qs.parse(method === 'GET' ? query : body, {
      depth: 12,
      arrayLimit: 1000,
      plainObjects: true,
    });
    return { given, encoding: 'form' };
  }
  try {
    return { given: body === '' ? {} : JSON.parse(body), encoding: 'json' };
  } catch {
    throw invalidRequest('The request body is not valid JSON.', { code: 'invalid_fields' });
  }
}

function parametersOfRequest(request: ApiRequest, route: Route): Parameters {
  const { given, encoding } = decoded(request);
  const checked = checkParameters(parametersOf(...route.parameters), given, encoding);
  if ('problem' in checked) {
    const { message, ...details } = checked.problem;
    throw invalidRequest(
      message,
      apiOf(request.path) === 'v2' ? { ...details, code: 'invalid_fields' } : details,
    );
  }
  const { value } = checked;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverError;
  return value;
}

/** What the key of a request answers with from now on; nothing where the request is to be done again. */
type Performed = { answer: SavedAnswer; kept: SavedAnswer | undefined };

function perform(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Performed {
  const { route, ids } = routeOf(request);
  if (route.needs) requireAccountsApi(context, route.needs);
  const parameters = parametersOfRequest(request, route);
  const failed = fault?.kind === 'server_error' ? fault : undefined;
  const work = () => answerOf(200, route.handle(context, parameters, ...ids), requestId);
  if (!failed) {
    const answer = work();
    return { answer, kept: answer };
  }
  const done = failed.done ? work() : undefined;
  const answer = answerOf(500, { error: serverError.body }, requestId);
  // v1 keeps its 500; a retry in v2 finishes the work that failed.
  return { answer, kept: apiOf(request.path) === 'v1' ? answer : done };
}

async function underKey(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  const { idempotency } = context.state;
  const api = apiOf(request.path);
  const given = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  const asking = context.account?.id ?? context.platform;
  const key = given && `${api}-${asking}-${context.livemode ? 'live' : 'test'}:${given}`;
  const saved = key
    ? idempotency.begin(key, `${request.method} ${request.path} ${request.body}`, context.now)
    : undefined;
  if (saved)
    return {
      ...saved,
      requestId,
      headers: { 'Idempotent-Replayed': 'true', 'Original-Request': saved.requestId },
    };
  try {
    if (fault?.kind === 'latency') await wait(fault.ms);
    const { answer, kept } = perform(context, request, requestId, fault);
    if (key && kept) idempotency.save(key, kept, context.now + KEY_SECONDS[api]);
    else if (key) idempotency.release(key);
    return { ...answer, headers: {} };
  } catch (error) {
    // Refused before any work began: Stripe keeps no such answer.
    if (key) idempotency.release(key);
    throw error;
  }
}

/** The JSON with every field of these names, at any depth, in place of its own. */
function altered(body: string, fields: Readonly<Record<string, unknown>>): string {
  const replace = (name: string, value: unknown) => (Object.hasOwn(fields, name) ? fields[name] : value);
  return JSON.stringify(JSON.parse(body, replace));
}

function refused(error: unknown, requestId: string): ApiAnswer {
  const known = error instanceof ApiError ? error : serverError;
  if (known === serverError) console.error(error);
  return { ...answerOf(known.status, { error: known.body }, requestId), headers: {} };
}

/** As Stripe would answer, planned faults included. */
export async function serveApi(state: State, origin: string, request: ApiRequest): Promise<ApiAnswer> {
  const requestId = newId('req', 14);
  const fault = state.faults.strike(request.method, request.path);
  try {
    if (fault?.kind === 'reset' && fault.when === 'before')
      return { ...answerOf(0, '', requestId), headers: {}, cut: 'at_once' };
    if (fault?.kind === 'answer') {
      const { status, body, location } = fault;
      return { status, body, requestId, headers: { ...(location && { Location: location }) } };
    }
    const caller = authenticate(request.headers.authorization);
    admit(state.platform, caller.secretKey, request.path);
    if (fault?.kind === 'rate_limit')
      throw new ApiError(429, {
        // The SDK's Error.js knows v2's by this type.
        type: apiOf(request.path) === 'v2' ? 'rate_limit' : 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      });
    if (fault?.kind === 'unavailable')
      throw new ApiError(503, { type: 'api_error', message: 'Stripe is temporarily unavailable.' });
    const platform = { state, origin, now: state.clock.now, ...caller, account: undefined };
    const context = { ...platform, account: accountAskedFor(platform, request) };
    const answer = await underKey(context, request, requestId, fault);
    if (context.account) answer.headers['Stripe-Account'] = context.account.id;
    if (fault?.kind === 'reset') return { ...answer, cut: 'at_once' };
    if (fault?.kind === 'broken_body') return { ...answer, cut: 'in_the_body' };
    if (fault?.kind === 'trickle') return { ...answer, cut: 'never' };
    if (fault?.kind === 'altered') return { ...answer, body: altered(answer.body, fault.fields) };
    return answer;
  } catch (error) {
    return refused(error, requestId);
  }
}
