import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiError, invalidRequest } from '../../errors';
import type { EventRecord, SnapshotEvent } from '../../model/event';
import type { ApiContext, Parameters } from '../context';
import { CursorParameters, cursorPage, Range, within } from '../pages';
import { type Route, route } from '../route';

export const routes: readonly Route[] = [
  route('GET /v1/events', ['Events', 'EventListParams'], listEvents),
  route('GET /v1/events/:id', ['Events', 'EventRetrieveParams'], retrieveEvent),
];

const ListParameters = CursorParameters.extend({
  type: z.string().optional(),
  types: z.array(z.string()).optional(),
  created: z.union([z.number().transform((at) => ({ gte: at, lte: at })), Range]).default({}),
  delivery_success: z.boolean().optional(),
});

/** The newest first. */
function listEvents(context: ApiContext, parameters: Parameters): Stripe.ApiList<SnapshotEvent> {
  const { type, types, created, delivery_success, ...page } = ListParameters.parse(parameters);
  // The words of both refusals are inferred.
  if (type !== undefined && types !== undefined)
    throw invalidRequest('You may only specify one of these parameters: type, types.', { param: 'type' });
  if (types && types.length > 20)
    throw invalidRequest('You may specify at most 20 types.', { param: 'types' });
  const isWanted = typesAsked(type === undefined ? types : [type]);
  const events = snapshotsOf(context)
    .filter((record) => isWanted(record.event.type) && within(record.created, created))
    .filter((record) => delivery_success === undefined || isDelivered(record) === delivery_success)
    .flatMap(snapshotOf);
  return cursorPage('/v1/events', events, page);
}

function retrieveEvent(context: ApiContext, _: Parameters, id: string): SnapshotEvent {
  const [event] = snapshotsOf(context)
    .filter((record) => record.event.id === id)
    .flatMap(snapshotOf);
  if (event) return event;
  throw new ApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: 'id',
    message: `No such event: '${id}'`,
  });
}

/** Those of the account for which the platform asks; the platform's own account has none here. */
function snapshotsOf({ state, platform, livemode, account, now }: ApiContext): EventRecord[] {
  return state.events
    .newestFirst(now)
    .filter((record) => record.platform === platform && record.event.livemode === livemode)
    .filter(({ event }) => event.object === 'event' && event.account === account?.id);
}

function snapshotOf({ event, outcomes }: EventRecord): SnapshotEvent[] {
  if (event.object !== 'event') return [];
  const pending = Object.values(outcomes).filter((outcome) => outcome !== 'delivered');
  return [{ ...event, pending_webhooks: pending.length }];
}

function isDelivered({ outcomes }: EventRecord): boolean {
  return Object.values(outcomes).every((outcome) => outcome === 'delivered');
}

/** A `*` stands for any part of a name. */
function typesAsked(types: readonly string[] | undefined): (type: string) => boolean {
  if (!types) return () => true;
  const patterns = types.map((name) => new RegExp(`^${name.split('*').map(escaped).join('.*')}$`));
  return (type) => patterns.some((pattern) => pattern.test(type));
}

function escaped(text: string): string {
  return text.replace(/[.[\]\\^$()+?{}|]/g, '\\$&');
}
