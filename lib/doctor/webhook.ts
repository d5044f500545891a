import type Stripe from 'stripe';
import { z } from 'zod';
import type { AccountEvents, Accounts } from '../accounts/account';
import type { Config } from '../config';
import type { AccountsApi } from '../platform/choices';
import { ask } from '../stripe';
import { type Finding, findingsOf } from './finding';
import { isLocal } from './local';
import { type Asked, asked } from './refusal';

const webhook = findingsOf('Webhook endpoint');

/** Where Stripe sends events, in words that both of its lists can be put into. */
type Endpoint = Readonly<{
  url: string | undefined;
  payload: AccountEvents['payload'];
  /** Whose events: the connected accounts', or the platform's own, among which are v2's of its accounts. */
  scopes: readonly string[];
  enabled: boolean;
  events: readonly string[];
}>;

/** What such an endpoint is called in the Dashboard, and what the Stripe CLI takes in its place. */
const words: Readonly<
  Record<AccountEvents['payload'], { endpoint: string; cli: (types: string) => string }>
> = {
  snapshot: {
    endpoint: 'an endpoint for events from “Connected accounts” with snapshot payloads',
    cli: () => '--forward-connect-to',
  },
  thin: {
    endpoint: 'an event destination for events from “Your account” with thin payloads',
    cli: (types) => `--thin-events '${types}' --forward-thin-to`,
  },
};

function addressOf(appUrl: URL): string {
  return new URL('/api/webhooks/stripe', appUrl).href;
}

const SnapshotEndpoint = z
  .object({
    url: z.string(),
    application: z.string().nullish(),
    status: z.string(),
    enabled_events: z.array(z.string()),
  })
  .transform(
    ({ url, application, status, enabled_events }): Endpoint => ({
      url,
      payload: 'snapshot',
      scopes: [application ? '@accounts' : '@self'],
      enabled: status === 'enabled',
      events: enabled_events,
    }),
  );

const Destination = z
  .object({
    webhook_endpoint: z.object({ url: z.string().nullish() }).nullish(),
    event_payload: z.enum(['snapshot', 'thin']),
    events_from: z.array(z.string()).nullish(),
    status: z.string(),
    enabled_events: z.array(z.string()),
  })
  .transform(
    ({ webhook_endpoint, event_payload, events_from, status, enabled_events }): Endpoint => ({
      url: webhook_endpoint?.url ?? undefined,
      payload: event_payload,
      scopes: events_from ?? ['@self'],
      enabled: status === 'enabled',
      events: enabled_events,
    }),
  );

async function snapshotEndpoints(stripe: Stripe): Promise<Endpoint[]> {
  return ask(z.array(SnapshotEndpoint), (options) =>
    all(stripe.webhookEndpoints.list({ limit: 100 }, options)),
  );
}

async function destinations(stripe: Stripe): Promise<Endpoint[]> {
  const include = ['webhook_endpoint.url' as const];
  return ask(z.array(Destination), (options) =>
    all(stripe.v2.core.eventDestinations.list({ include }, options)),
  );
}

/** However many pages they are on. */
async function all(pages: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** Both lists, because an endpoint in the wrong one is what an engineer has to be told of. */
async function endpoints(stripe: Stripe, { payload }: AccountEvents): Promise<Asked<Endpoint[]>> {
  const snapshots = asked(snapshotEndpoints(stripe));
  const others = asked(destinations(stripe));
  const [first, second] =
    payload === 'snapshot' ? [await snapshots, await others] : [await others, await snapshots];
  if ('refusal' in first) return first;
  return { answer: [...first.answer, ...('answer' in second ? second.answer : [])] };
}

/** A trailing slash would be a redirect, which Stripe does not follow: the addresses must be the same. */
function judged(there: readonly Endpoint[], needed: AccountEvents, api: AccountsApi, appUrl: URL): Finding {
  const address = addressOf(appUrl);
  const { endpoint: wanted, cli } = words[needed.payload];
  const add = `Add ${wanted} and the URL ${address} at https://dashboard.stripe.com/workbench/webhooks, with these events: ${needed.types.join(', ')}. Its secret goes into STRIPE_WEBHOOK_SECRET.`;
  const here = there.filter(({ url }) => url === address);
  if (here.length === 0)
    return isLocal(appUrl)
      ? webhook.warning(
          `Stripe can’t reach ${appUrl.origin}, so no event arrives by itself; accounts are looked at when their page is.`,
          `While you develop, let the Stripe CLI bring them: stripe listen ${cli(needed.types.join(','))} ${address}`,
        )
      : webhook.warning(`No webhook endpoint at Stripe has the URL ${address}: no event will arrive.`, add);
  const fitting = here.filter(
    ({ payload, scopes }) => payload === needed.payload && scopes.includes(needed.scope),
  );
  if (fitting.length === 0)
    return webhook.warning(
      `The webhook endpoint at ${address} has the wrong scope: it never gets the events of accounts opened through Accounts ${api}.`,
      add,
    );
  const enabled = fitting.filter((endpoint) => endpoint.enabled);
  if (enabled.length === 0)
    return webhook.warning(
      `The webhook endpoint at ${address} is disabled.`,
      'Enable it at https://dashboard.stripe.com/workbench/webhooks, and see there why its deliveries failed.',
    );
  const listened = enabled.flatMap(({ events }) => events);
  const missing = listened.includes('*') ? [] : needed.types.filter((event) => !listened.includes(event));
  if (missing.length > 0)
    return webhook.warning(
      `The webhook endpoint at ${address} is not enabled for ${missing.join(', ')}.`,
      'Add these events to it at https://dashboard.stripe.com/workbench/webhooks.',
    );
  return webhook.ok(`Stripe sends the events of accounts to ${address}.`);
}

export async function checkWebhook(stripe: Stripe, accounts: Accounts, config: Config): Promise<Finding> {
  const { api, choices } = config.accountSetup;
  const needed = accounts.eventsOf(choices);
  const there = await endpoints(stripe, needed);
  if ('refusal' in there) return webhook.warning(there.refusal.says, there.refusal.todo);
  return judged(there.answer, needed, api, config.appUrl);
}
