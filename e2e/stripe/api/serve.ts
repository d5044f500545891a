import { createHash } from 'node:crypto';
import { ApiError, invalidRequest, NotBegunError, noSuchMethod } from '../errors';
import type { Fault } from '../faults';
import type { IdempotencyKey, SavedAnswer } from '../idempotency';
import { newId } from '../ids';
import type { State } from '../state';
import { apiOf, requireAccountsApi } from './accounts-apis';
import { type ApiAnswer, answerOf, refusal, serverError } from './answer';
import { admit, authenticate } from './authenticate';
import { accountAskedFor } from './connected-account';
import type { ApiContext } from './context';
import { notModelled } from './not-modelled';
import type { ApiRequest } from './request';
import { requestParameters } from './request-parameters';
import type { Route } from './route';
import { routes } from './routes';
import { versionOf } from './version';

/** How long a key is kept, in seconds: v1 promises a day at least, v2 30 days. */
const KEY_SECONDS = { v1: Number.POSITIVE_INFINITY, v2: 30 * 24 * 60 * 60 };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function routeOf(request: ApiRequest): { route: Route; ids: string[] } {
  const { method, path } = request;
  for (const route of routes) {
    const match = route.method === method && route.path.exec(path);
    if (match) return { route, ids: match.slice(1) };
  }
  const refused = notModelled(request);
  if (refused) throw refused;
  if (apiOf(path) === 'v2') throw noSuchMethod();
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

/** What the key of a request answers with from now on; nothing where the request is to be done again. */
type Performed = { answer: SavedAnswer; kept: SavedAnswer | undefined };

/** v1 keeps what it refuses in the course of the work; in v2 that is done again. */
function attempt(
  request: ApiRequest,
  requestId: string,
  context: ApiContext,
  work: () => unknown,
): Performed {
  try {
    const answer = answerOf(200, work(), requestId);
    return { answer, kept: answer };
  } catch (error) {
    if (error instanceof NotBegunError || apiOf(request.path) === 'v2') throw error;
    const { headers: _, ...answer } = refusal(error, request, requestId, context);
    return { answer, kept: answer };
  }
}

function perform(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Performed {
  const { route, ids } = routeOf(request);
  if (route.needs) requireAccountsApi(context, route.needs);
  const parameters = requestParameters(request, route, context.version);
  const work = () => attempt(request, requestId, context, () => route.handle(context, parameters, ...ids));
  if (fault?.kind !== 'server_error') return work();
  const done = fault.done ? work().kept : undefined;
  const answer = answerOf(500, { error: serverError.body }, requestId);
  // v1 keeps its 500; a retry in v2 finishes the work that failed.
  return { answer, kept: apiOf(request.path) === 'v1' ? answer : done };
}

const LONGEST_KEY = 255;

/** Throws a 400 in the words of v1; that v2 has the same is inferred. */
function keyOf(context: ApiContext, { method, path, headers }: ApiRequest): IdempotencyKey | undefined {
  const api = apiOf(path);
  const given = headers['idempotency-key'];
  if (given === undefined || (method !== 'POST' && !(method === 'DELETE' && api === 'v2'))) return undefined;
  if (given.length === 0 || given.length > LONGEST_KEY)
    throw invalidRequest(
      `Idempotent key length is ${given.length}, which is outside accepted lengths. Idempotent Keys must be 1-${LONGEST_KEY} characters long. If you're looking for a decent generator, try using a UUID defined by IETF RFC 4122.`,
    );
  const owner = `${context.account?.id ?? context.platform} ${context.livemode ? 'live' : 'test'}`;
  return { given, owner, api };
}

/** What a request asks; a file is known by its digest, as all this is kept. */
function fingerprintOf({ method, path, body, upload }: ApiRequest): string {
  const digest = upload ? ` ${createHash('sha256').update(upload.bytes).digest('hex')}` : '';
  return `${method} ${path} ${body}${digest}`;
}

async function underKey(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
  const { idempotency } = context.state;
  const key = keyOf(context, request);
  const saved = key ? idempotency.begin(key, fingerprintOf(request), context.now) : undefined;
  if (saved)
    return {
      ...saved,
      requestId,
      headers: { 'Idempotent-Replayed': 'true', 'Original-Request': saved.requestId },
    };
  try {
    if (fault?.kind === 'latency') await wait(fault.ms);
    const { answer, kept } = perform(context, request, requestId, fault);
    if (key && kept) idempotency.save(key, kept, context.now + KEY_SECONDS[key.api]);
    else if (key) idempotency.release(key);
    return { ...answer, headers: {} };
  } catch (error) {
    // Refused before any work began, or by v2: Stripe keeps no such answer.
    if (key) idempotency.release(key);
    throw error;
  }
}

/** The JSON with every field of these names, at any depth, in place of its own. */
function altered(body: string, fields: Readonly<Record<string, unknown>>): string {
  const replace = (name: string, value: unknown) => (Object.hasOwn(fields, name) ? fields[name] : value);
  return JSON.stringify(JSON.parse(body, replace));
}

/** Who asks. Throws Stripe's refusal of a wrong key, a wrong version, and another's account. */
function contextOf(state: State, origin: string, request: ApiRequest): ApiContext {
  const caller = authenticate(request.headers.authorization, `${request.method} ${request.path}`);
  admit(state.platform, caller, request);
  const version = versionOf(request.headers['stripe-version'], request.path);
  const { ip, upload, headers } = request;
  const came = { ip, upload, userAgent: headers['user-agent'], token: undefined };
  const platform = { state, origin, now: state.clock.now, version, ...caller, ...came, account: undefined };
  return { ...platform, account: accountAskedFor(platform, request) };
}

/** What of an answer's headers depends on who asked. */
function headersFor({ version, account }: ApiContext): Record<string, string> {
  return { 'Stripe-Version': version, ...(account && { 'Stripe-Account': account.id }) };
}

async function answerTo(
  context: ApiContext,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): Promise<ApiAnswer> {
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
  const answer = await underKey(context, request, requestId, fault);
  if (fault?.kind === 'reset') return { ...answer, cut: 'at_once' };
  if (fault?.kind === 'broken_body') return { ...answer, cut: 'in_the_body' };
  if (fault?.kind === 'trickle') return { ...answer, cut: 'never' };
  if (fault?.kind === 'altered') return { ...answer, body: altered(answer.body, fault.fields) };
  return answer;
}

/** As Stripe would answer, planned faults included. */
export async function serveApi(state: State, origin: string, request: ApiRequest): Promise<ApiAnswer> {
  const requestId = newId('req', 14);
  const fault = state.faults.strike(request.method, request.path);
  if (fault?.kind === 'reset' && fault.when === 'before')
    return { ...answerOf(0, '', requestId), headers: {}, cut: 'at_once' };
  if (fault?.kind === 'answer') {
    const { status, body, location } = fault;
    return { status, body, requestId, headers: { ...(location && { Location: location }) } };
  }
  let context: ApiContext | undefined;
  try {
    context = contextOf(state, origin, request);
    const answer = await answerTo(context, request, requestId, fault);
    return { ...answer, headers: { ...headersFor(context), ...answer.headers } };
  } catch (error) {
    const refused = refusal(error, request, requestId, context);
    return { ...refused, headers: { ...(context && headersFor(context)), ...refused.headers } };
  }
}
