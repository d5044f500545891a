import Stripe from 'stripe';
import { expect, onTestFinished } from 'vitest';
import type { ControlRequests } from '../control';
import { type LocalStripe, type LocalStripeOptions, startLocalStripe } from '../server';

const TEST_KEY = 'sk_test_rocketRides0000';
export const PUBLISHABLE_KEY = 'pk_test_rocketRides0000';
export const LIVE_KEY = 'sk_live_rocketRides0000';
export const OTHER_PLATFORMS_KEY = 'sk_test_otherPlatform0000';

/** Of an account for which its platform has taken on all. */
export const platformsOwn = {
  stripe_dashboard: { type: 'none' },
  fees: { payer: 'application' },
  losses: { payments: 'application' },
  requirement_collection: 'application',
} as const;
export const RETURN_URL = 'http://localhost:3000/return';
export const REFRESH_URL = 'http://localhost:3000/refresh';

/** A local Stripe that ends with the test. */
export async function start(options: LocalStripeOptions = {}): Promise<LocalStripe & { stripe: Stripe }> {
  const local = await startLocalStripe(options);
  onTestFinished(() => local.close());
  return { ...local, stripe: sdk(local.url) };
}

/** As `start`, of a platform that Stripe has approved for accounts with transfers alone. */
export async function startApproved(): Promise<LocalStripe & { stripe: Stripe }> {
  const local = await start();
  local.state.platform.transfersAlone = 'approved';
  return local;
}

/** Unless told otherwise it retries nothing but a closed connection. */
export function sdk(url: string, key: string = TEST_KEY, config: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0, ...config });
}

/** Without the SDK; with `form`, as a POST. */
export function ask(
  url: string,
  path: string,
  { key = TEST_KEY, form }: { key?: string; form?: string } = {},
) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/x-www-form-urlencoded' };
  return fetch(`${url}${path}`, form === undefined ? { headers } : { method: 'POST', headers, body: form });
}

export function control<Path extends keyof ControlRequests>(
  url: string,
  path: Path,
  wish: ControlRequests[Path],
): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(wish) });
}

export async function linkTo(stripe: Stripe, account: string): Promise<string> {
  const { url } = await stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: RETURN_URL,
    refresh_url: REFRESH_URL,
  });
  return url;
}

/** A merchant in the US with the full Dashboard, but for what is `asked`. */
export function openV2(
  stripe: Stripe,
  asked: Stripe.V2.Core.AccountCreateParams = {},
  options: Stripe.RequestOptions = {},
): Promise<Stripe.Response<Stripe.V2.Core.Account>> {
  return stripe.v2.core.accounts.create(
    {
      dashboard: 'full',
      identity: { country: 'us' },
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
      configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
      ...asked,
    },
    options,
  );
}

export async function linkToV2(stripe: Stripe, account: string): Promise<string> {
  const flow = { return_url: RETURN_URL, refresh_url: REFRESH_URL };
  const { url } = await stripe.v2.core.accountLinks.create({
    account,
    use_case: { type: 'account_onboarding', account_onboarding: flow },
  });
  return url;
}

/** Stays where a redirect would lead on. */
export function open(address: string): Promise<Response> {
  return fetch(address, { redirect: 'manual' });
}

export function destination(response: Response): string {
  expect(response.status).toBe(303);
  return new URL(response.headers.get('Location') ?? '', response.url).href;
}

/** The address of the first screen that a link leads to. */
export async function enter(link: string): Promise<string> {
  return destination(await open(destination(await open(link))));
}

export function screenName(screen: string): string {
  return new URL(screen).pathname.split('/').at(-1) ?? '';
}

export function press(
  screen: string,
  action: 'continue' | 'test' | 'later',
  values: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams({ ...values, action });
  return fetch(screen, { method: 'POST', body, redirect: 'manual' });
}

/** What the form of a page holds, as a browser would send it. */
export function formValues(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input [^>]*name="([^"]*)"[^>]* value="([^"]*)"/g);
  const selects = html.matchAll(/<select [^>]*name="([^"]*)".*?<option value="([^"]*)" selected/g);
  return Object.fromEntries([...inputs, ...selects].map(([, name = '', value = '']) => [name, value]));
}

/** Continues with a screen's test values, but for those `typed`; gives the next address. */
export async function pass(screen: string, typed: Record<string, string> = {}): Promise<string> {
  const values = formValues(await (await press(screen, 'test')).text());
  const own = Object.entries(typed).filter(([name]) => name in values);
  return destination(await press(screen, 'continue', { ...values, ...Object.fromEntries(own) }));
}

/** Passes screen after screen until one of that name, or the platform, is reached; gives all addresses. */
export async function walk(
  screen: string,
  { to, typed }: { to?: string; typed?: Record<string, string> } = {},
): Promise<string[]> {
  const seen = [screen];
  for (let at = screen; new URL(at).origin === new URL(screen).origin && screenName(at) !== to; ) {
    at = await pass(at, typed);
    seen.push(at);
  }
  return seen;
}

/** The ID of an account whose pilot gave test values but for those `typed`, and no document. */
export async function onboard(stripe: Stripe, typed: Record<string, string> = {}): Promise<string> {
  const { id } = await stripe.accounts.create({
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  const end = (await walk(await enter(await linkTo(stripe, id)), { to: 'document', typed })).at(-1) ?? '';
  expect(screenName(end) === 'document' ? destination(await press(end, 'later')) : end).toBe(RETURN_URL);
  return id;
}

/** A new account, and the address of the screen so named in a visit to its hosted pages. */
export async function visitAt(
  stripe: Stripe,
  to: string,
  { typed, ...created }: Stripe.AccountCreateParams & { typed?: Record<string, string> } = {},
): Promise<{ id: string; screen: string }> {
  const { id } = await stripe.accounts.create(created);
  const seen = await walk(await enter(await linkTo(stripe, id)), { to, ...(typed ? { typed } : {}) });
  return { id, screen: seen.at(-1) ?? '' };
}

export async function due(stripe: Stripe, account: string): Promise<string[]> {
  return (await stripe.accounts.retrieve(account)).requirements?.currently_due ?? [];
}
