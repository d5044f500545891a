import Stripe from 'stripe';
import { z } from 'zod';
import type { Config } from './config';
import { AppError } from './errors';
import { API_VERSION } from './platform/api-version';
import { fromStripe } from './stripe-errors';

/**
 * How long a pilot's press, and any one call for it, may wait for Stripe, in ms. The answer is to be there within 15 s:
 * the rest is for ourselves, because those who waited for a silent Stripe are all answered at once.
 */
export const ANSWER_WITHIN = 13_000;

/** How long one try of it may take, in ms, and what the SDK waits before it tries again. */
const TRY = 6_000;
const PAUSE = 500;

/** Below this, in ms, a try is no longer worth making. */
const SHORTEST_TRY = 500;

/** What every answer of Stripe's is: an object, with an `error` in it if and only if its status says so. */
const Answer = z.looseObject({ error: z.looseObject({}).optional() });

export function createStripe({
  secretKey,
  apiBase,
}: Pick<Config['stripe'], 'secretKey' | 'apiBase'>): Stripe {
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    // Its timeout is one of the whole try, the body included; that of the SDK's own client is one of silence.
    httpClient: Stripe.createFetchHttpClient(fetchAnswer),
    timeout: TRY,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'rocket-rides-onboarding' },
    ...(apiBase && {
      host: apiBase.hostname,
      port: apiBase.port || (apiBase.protocol === 'https:' ? 443 : 80),
      protocol: apiBase.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/**
 * Asks Stripe by `call`, which hands the options on to the SDK, and gives what `schema` reads in the answer. Within
 * `within` ms it is there, or there is an AppError: `stripe_unavailable` also for an answer that does not parse.
 */
export async function ask<Read>(
  schema: z.ZodType<Read>,
  call: (options: Stripe.RequestOptions) => Promise<unknown>,
  within = ANSWER_WITHIN,
): Promise<Read> {
  const timeout = Math.min(TRY, Math.floor((within - PAUSE) / 2));
  if (timeout < SHORTEST_TRY) throw new AppError('stripe_unavailable', 'no time was left to ask Stripe');
  const answer = await inTime(call({ timeout, maxNetworkRetries: 1 }), within).catch((error: unknown) => {
    throw error instanceof AppError ? error : fromStripe(error);
  });
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const problems = problemsOf(read.error.issues).join('; ');
  throw new AppError('stripe_unavailable', `Stripe’s answer does not parse: ${problems}`);
}

/** Which fields are wrong, of each of the shapes that an answer may have. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) =>
    issue.code === 'invalid_union'
      ? problemsOf(issue.errors.flat())
      : `${issue.path.join('.')}: ${issue.message}`,
  );
}

/** The SDK takes any JSON without an `error` for a success, whatever its status: a gateway's would be Stripe's word. */
async function fetchAnswer(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual', cache: 'no-store' });
  const text = await response.text();
  if (!isStripes(response.ok, text)) throw new Error(`${response.status} with no answer of Stripe’s`);
  return new Response(text, response);
}

function isStripes(ok: boolean, text: string): boolean {
  try {
    return (Answer.parse(JSON.parse(text)).error === undefined) === ok;
  } catch {
    return false;
  }
}

/** The last bound of a call, whatever the SDK does. `ms` from now. */
function inTime<Value>(call: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AppError('stripe_unavailable', `no answer in ${ms} ms`));
    const timer = setTimeout(late, ms);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
