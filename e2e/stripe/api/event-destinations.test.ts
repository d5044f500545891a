import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../testing/sdk';
import { startEndpoint } from '../testing/webhook-endpoint';

const HOOK = 'https://pilots.example/hook';
type Asked = Stripe.V2.Core.EventDestinationCreateParams;
const thin = (asked: Partial<Asked> = {}): Asked => ({
  name: 'Ours',
  type: 'webhook_endpoint',
  event_payload: 'thin',
  enabled_events: ['*'],
  webhook_endpoint: { url: HOOK },
  ...asked,
});
const both: Asked['include'] = ['webhook_endpoint.signing_secret', 'webhook_endpoint.url'];

test('the event destinations of v2 tell their address only where it is asked for', async () => {
  const { stripe } = await start({ webhook: { url: HOOK, secret: 'whsec_onlyForTests' } });
  const { eventDestinations } = stripe.v2.core;
  expect((await eventDestinations.list()).data).toMatchObject([
    { event_payload: 'thin', events_from: ['@self'], webhook_endpoint: {} },
  ]);
  expect((await eventDestinations.list({ include: ['webhook_endpoint.url'] })).data).toMatchObject([
    { webhook_endpoint: { url: HOOK } },
  ]);
});

test('a destination tells its secret when it is made and asked for it, and never again', async () => {
  const { stripe } = await start();
  const { eventDestinations } = stripe.v2.core;
  const asked = thin({ include: both, description: 'For pilots', metadata: { team: 'flight' } });
  const { webhook_endpoint, ...made } = await eventDestinations.create(asked);
  expect(webhook_endpoint).toEqual({ url: HOOK, signing_secret: expect.stringMatching(/^whsec_\w{32}$/) });
  expect(made).toEqual({
    id: expect.stringMatching(/^ed_/),
    object: 'v2.core.event_destination',
    created: expect.stringMatching(/Z$/),
    updated: made.created,
    description: 'For pilots',
    enabled_events: ['*'],
    event_payload: 'thin',
    events_from: ['@self'],
    livemode: false,
    metadata: { team: 'flight' },
    name: 'Ours',
    status: 'enabled',
    type: 'webhook_endpoint',
  });
  expect(await eventDestinations.retrieve(made.id, { include: ['webhook_endpoint.url'] })).toEqual({
    ...made,
    webhook_endpoint: { url: HOOK },
  });
  expect((await eventDestinations.create(thin())).webhook_endpoint).toEqual({});
});

test('a destination can be changed, disabled, enabled, and deleted', async () => {
  const { stripe, state } = await start();
  const { eventDestinations } = stripe.v2.core;
  const { id } = await eventDestinations.create(thin());
  state.clock.advance(10);
  const changed = await eventDestinations.update(id, {
    name: 'Theirs',
    description: 'Of theirs',
    enabled_events: ['v2.core.account.updated'],
    metadata: { a: '1' },
    webhook_endpoint: { url: `${HOOK}/2` },
    include: ['webhook_endpoint.url'],
  });
  expect(changed).toMatchObject({
    name: 'Theirs',
    description: 'Of theirs',
    enabled_events: ['v2.core.account.updated'],
    metadata: { a: '1' },
    webhook_endpoint: { url: `${HOOK}/2` },
  });
  expect(changed.updated > changed.created).toBe(true);
  expect(await eventDestinations.disable(id)).toMatchObject({
    status: 'disabled',
    status_details: { disabled: { reason: 'user' } },
  });
  const enabled = await eventDestinations.enable(id);
  expect(enabled.status).toBe('enabled');
  expect(enabled).not.toHaveProperty('status_details');
  expect(await eventDestinations.del(id)).toMatchObject({ id });
  await expect(eventDestinations.retrieve(id)).rejects.toMatchObject({ statusCode: 404, code: 'not_found' });
});

test('a change that is refused changes nothing', async () => {
  const { stripe } = await start();
  const { eventDestinations } = stripe.v2.core;
  const { id } = await eventDestinations.create(thin());
  const made = await eventDestinations.retrieve(id);
  const changes = { enabled_events: ['v2.core.account.closed'], webhook_endpoint: { url: 'pilots' } };
  await expect(eventDestinations.update(id, changes)).rejects.toMatchObject({ code: 'url_invalid' });
  expect(await eventDestinations.retrieve(id)).toEqual(made);
});

test('destinations come in pages, the newest first, and to their own platform in its mode', async () => {
  const { stripe, url } = await start();
  const made = [];
  for (const name of ['a', 'b', 'c'])
    made.push(await stripe.v2.core.eventDestinations.create(thin({ name })));
  const list = stripe.v2.core.eventDestinations.list({ limit: 2, include: ['webhook_endpoint.url'] });
  const all = await list.autoPagingToArray({ limit: 10 });
  expect(all.map(({ name, webhook_endpoint }) => [name, webhook_endpoint])).toEqual(
    ['c', 'b', 'a'].map((name) => [name, { url: HOOK }]),
  );
  for (const key of [OTHER_PLATFORMS_KEY, LIVE_KEY]) {
    const { eventDestinations } = sdk(url, key).v2.core;
    expect((await eventDestinations.list()).data).toEqual([]);
    await expect(eventDestinations.disable(made[0]?.id ?? '')).rejects.toMatchObject({ statusCode: 404 });
  }
});

test.each<[string, Partial<Asked>, RegExp, string]>([
  ['of another type', { type: 'amazon_eventbridge' }, /does not model/, 'type'],
  [
    'that has what another type has',
    { azure_event_grid: { azure_region: 'a', azure_resource_group_name: 'b', azure_subscription_id: 'c' } },
    /does not model/,
    'azure_event_grid',
  ],
  ['without events', { enabled_events: [] }, /Missing required param/, 'enabled_events'],
  [
    'for a thin event that there is not',
    { enabled_events: ['v2.core.account.updated', 'v2.core.account.exploded'] },
    /^Invalid enabled_events\[1\]: must be one of \*, v1\.account/,
    'enabled_events[1]',
  ],
  [
    'for a snapshot as a thin event',
    { enabled_events: ['account.updated'] },
    /must be one of/,
    'enabled_events[0]',
  ],
  ['of an organization', { events_from: ['@organization_members'] }, /does not model/, 'events_from[0]'],
  ['of nobody', { events_from: ['@self', '@nobody'] }, /must be one of @self or @accounts/, 'events_from[1]'],
  [
    'that is thin and pinned',
    { snapshot_api_version: '2026-10-28.endive' },
    /not pinned/,
    'snapshot_api_version',
  ],
  ['without a scheme', { webhook_endpoint: { url: 'x.example' } }, /explicit scheme/, 'webhook_endpoint.url'],
])('a destination %s is refused', async (_, asked, message, param) => {
  const { stripe, state } = await start();
  await expect(stripe.v2.core.eventDestinations.create(thin(asked))).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringMatching(message),
    param,
  });
  expect(state.endpoints.size).toBe(0);
});

test('a destination without an address is refused', async () => {
  const { stripe } = await start();
  const { webhook_endpoint, ...asked } = thin();
  await expect(stripe.v2.core.eventDestinations.create(asked)).rejects.toMatchObject({
    statusCode: 400,
    param: 'webhook_endpoint',
  });
});

test('what is enabled is what comes, thin or as snapshots, each signed with its own secret', async () => {
  const { stripe, url } = await start();
  const { eventDestinations } = stripe.v2.core;
  const thinOnes = await startEndpoint();
  const snapshots = await startEndpoint();
  const made = async (asked: Partial<Asked>) =>
    (await eventDestinations.create(thin({ ...asked, include: both }))).webhook_endpoint?.signing_secret ??
    '';
  const secret = await made({
    enabled_events: ['v2.core.account.updated'],
    webhook_endpoint: { url: thinOnes.url },
  });
  const other = await made({
    event_payload: 'snapshot',
    snapshot_api_version: '2026-10-28.endive',
    events_from: ['@accounts'],
    enabled_events: ['account.updated'],
    webhook_endpoint: { url: snapshots.url },
  });
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await stripe.v2.core.accounts.update(id, { contact_email: 'a@example.com' });
  const { body, signature } = await thinOnes.delivery(0);
  expect(stripe.parseEventNotification(body, signature, secret).type).toBe('v2.core.account.updated');
  await snapshots.delivery(1);
  for (const delivery of snapshots.arrived)
    expect(stripe.webhooks.constructEvent(delivery.body, delivery.signature, other).account).toBe(id);
  expect(thinOnes.arrived).toHaveLength(1);
});

test('a ping comes to its destination, whatever that has enabled, and to no other', async () => {
  const { stripe } = await start();
  const { eventDestinations } = stripe.v2.core;
  const pinged = await startEndpoint();
  const other = await startEndpoint();
  const made = (url: string, enabled_events: string[]) =>
    eventDestinations.create(thin({ enabled_events, webhook_endpoint: { url }, include: both }));
  const { id, webhook_endpoint } = await made(pinged.url, ['v2.core.account.updated']);
  await made(other.url, ['*']);
  const ping = await eventDestinations.ping(id);
  expect(ping).toMatchObject({ type: 'v2.core.event_destination.ping', related_object: { id } });
  const { body, signature } = await pinged.delivery(0);
  const event: Stripe.V2.Core.EventNotification = stripe.parseEventNotification(
    body,
    signature,
    webhook_endpoint?.signing_secret ?? '',
  );
  if (event.type !== 'v2.core.event_destination.ping') throw new Error('it is another');
  expect(event.id).toBe(ping.id);
  expect((await event.fetchRelatedObject()).id).toBe(id);
  expect(other.arrived).toEqual([]);
});
