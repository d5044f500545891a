import { z } from 'zod';
import { newId } from '../ids';
import type { EventRecord } from './event';

/** Where events go: a webhook endpoint of v1, which has an ID in `we_`, or an event destination of v2, in `ed_`. */
export const EventEndpoint = z.object({
  id: z.string(),
  /** Null: every platform's, in both modes. */
  platform: z.string().nullable(),
  livemode: z.boolean(),
  url: z.string(),
  /** What signs its deliveries. */
  secret: z.string(),
  payload: z.enum(['snapshot', 'thin']),
  /** Whose events it takes: those of the platform itself, or of its connected accounts. */
  from: z.array(z.enum(['@self', '@accounts'])),
  /** Their types; `*` is any. */
  events: z.array(z.string()),
  status: z.enum(['enabled', 'disabled']),
  name: z.string(),
  description: z.string(),
  metadata: z.record(z.string(), z.string()),
  /** Where it was asked to be pinned to one. */
  apiVersion: z.string().nullable(),
  /** Unix seconds. */
  created: z.number(),
  updated: z.number(),
});
export type EventEndpoint = z.infer<typeof EventEndpoint>;

type Chosen = Pick<EventEndpoint, 'url' | 'payload' | 'from' | 'events'> & Partial<EventEndpoint>;

/** With a secret of its own; every platform's where none is said. */
export function newEndpoint(chosen: Chosen): EventEndpoint {
  const created = chosen.created ?? 0;
  return {
    id: newId(chosen.payload === 'snapshot' ? 'we' : 'ed'),
    platform: null,
    livemode: false,
    secret: newId('whsec', 32),
    status: 'enabled',
    name: '',
    description: '',
    metadata: {},
    apiVersion: null,
    created,
    updated: created,
    ...chosen,
  };
}

/** What takes all events of both Accounts APIs, at the same address and under the same secret. */
export function endpointsAt({ url, secret }: { url: string; secret: string }): EventEndpoint[] {
  const both = { url, secret, events: ['*'], name: 'The local one' };
  // The same IDs at every start: what a process before could not deliver finds its endpoint again.
  return [
    newEndpoint({ ...both, id: 'we_local', payload: 'snapshot', from: ['@accounts'] }),
    newEndpoint({ ...both, id: 'ed_local', payload: 'thin', from: ['@self'] }),
  ];
}

/** Whether a platform with a key of that mode can see it. */
export function isOf(endpoint: EventEndpoint, platform: string, livemode: boolean): boolean {
  return endpoint.platform === null || (endpoint.platform === platform && endpoint.livemode === livemode);
}

/** v2's events of connected accounts are the platform's own; a snapshot says which account it is of. */
export function wants(endpoint: EventEndpoint, { event, platform }: Omit<EventRecord, 'outcomes'>): boolean {
  const [style, scope] =
    event.object === 'event' ? (['snapshot', '@accounts'] as const) : (['thin', '@self'] as const);
  // A live endpoint for connected accounts takes their test events as well.
  const fits =
    isOf(endpoint, platform, event.livemode) ||
    (endpoint.platform === platform && endpoint.livemode && scope === '@accounts');
  return (
    fits &&
    endpoint.status === 'enabled' &&
    endpoint.payload === style &&
    endpoint.from.includes(scope) &&
    (endpoint.events.includes('*') || endpoint.events.includes(event.type))
  );
}
