import Stripe from 'stripe';
import { expect, onTestFinished } from 'vitest';
import type { ControlRequests } from '../control';
import { type LocalStripe, type LocalStripeOptions, startLocalStripe } from '../server';

const TEST_KEY = 'sk_test_rocketRides0000';
export const LIVE_KEY = 'sk_live_rocketRides0000';
export const OTHER_PLATFORMS_KEY = 'sk_test_otherPlatform0000';

export const RETURN_URL = 'http://localhost:3000/return';
export const REFRESH_URL = 'http://localhost:3000/refresh';

/** Starts a local Stripe for one test, which ends with it, and gives the SDK that talks to it. */
export async function start(options: LocalStripeOptions = {}): Promise<LocalStripe & { stripe: Stripe }> {
  const local = await startLocalStripe(options);
  onTestFinished(() => local.close());
  return { ...local, stripe: sdk(local.url) };
}

/** Gives the SDK for a local Stripe. Unless told otherwise it retries nothing but a closed connection. */
export function sdk(url: string, key: string = TEST_KEY, config: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0, ...config });
}

/** Asks the API without the SDK; with `form`, as a POST. */
export function ask(
  url: string,
  path: string,
  { key = TEST_KEY, form }: { key?: string; form?: string } = {},
) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/x-www-form-urlencoded' };
  return fetch(`${url}${path}`, form === undefined ? { headers } : { method: 'POST', headers, body: form });
}

/** Asks one of the control endpoints to change something. */
export function control<Path extends keyof ControlRequests>(
  url: string,
  path: Path,
  wish: ControlRequests[Path],
): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(wish) });
}

/** Makes a link to the hosted pages and gives its address. */
export async function linkTo(stripe: Stripe, account: string): Promise<string> {
  const { url } = await stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: RETURN_URL,
    refresh_url: REFRESH_URL,
  });
  return url;
}

/** Opens an account through v2: a merchant in the US with the full Dashboard, but for what is `asked`. */
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

/** Makes a link to the hosted pages through v2 and gives its address. */
export async function linkToV2(stripe: Stripe, account: string): Promise<string> {
  const flow = { return_url: RETURN_URL, refresh_url: REFRESH_URL };
  const { url } = await stripe.v2.core.accountLinks.create({
    account,
    use_case: { type: 'account_onboarding', account_onboarding: flow },
  });
  return url;
}

/** Asks for a page as a browser does, but stays where a redirect would lead on. */
export function open(address: string): Promise<Response> {
  return fetch(address, { redirect: 'manual' });
}

/** Gives the address that an answer redirects to. */
export function destination(response: Response): string {
  expect(response.status).toBe(303);
  return new URL(response.headers.get('Location') ?? '', response.url).href;
}

/** Opens a link and gives the address of its visit's first screen. */
export async function enter(link: string): Promise<string> {
  return destination(await open(destination(await open(link))));
}

/** Gives the name of the screen at an address. */
export function screenName(screen: string): string {
  return new URL(screen).pathname.split('/').at(-1) ?? '';
}

/** Presses a button of a screen with its form filled in so. */
export function press(
  screen: string,
  action: 'continue' | 'test' | 'later',
  values: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams({ ...values, action });
  return fetch(screen, { method: 'POST', body, redirect: 'manual' });
}

/** Gives what the form of a page holds, as a browser would send it. */
export function formValues(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input [^>]*name="([^"]*)"[^>]* value="([^"]*)"/g);
  const selects = html.matchAll(/<select [^>]*name="([^"]*)".*?<option value="([^"]*)" selected/g);
  return Object.fromEntries([...inputs, ...selects].map(([, name = '', value = '']) => [name, value]));
}

/** Fills in a screen with its test values, but for those `typed`, and continues; gives the next address. */
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

/** Creates an account whose pilot gives test values but for those `typed`, and no document. Gives its ID. */
export async function onboard(stripe: Stripe, typed: Record<string, string> = {}): Promise<string> {
  const { id } = await stripe.accounts.create({ capabilities: { transfers: { requested: true } } });
  const end = (await walk(await enter(await linkTo(stripe, id)), { to: 'document', typed })).at(-1) ?? '';
  expect(screenName(end) === 'document' ? destination(await press(end, 'later')) : end).toBe(RETURN_URL);
  return id;
}
