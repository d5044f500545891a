import type Stripe from 'stripe';
import { expect, test, vi } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, sdk, start } from '../testing/sdk';
import { startEndpoint } from '../testing/webhook-endpoint';

const HOOK = 'https://pilots.example/hook';
const hook = (
  asked: Partial<Stripe.WebhookEndpointCreateParams> = {},
): Stripe.WebhookEndpointCreateParams => ({
  url: HOOK,
  enabled_events: ['*'],
  ...asked,
});

test('an endpoint tells its secret when it is made, and never again', async () => {
  const { stripe, state } = await start();
  const { secret, ...made } = await stripe.webhookEndpoints.create(
    hook({
      connect: true,
      description: 'Ours',
      metadata: { team: 'flight' },
      api_version: '2026-10-28.endive',
    }),
  );
  expect(secret).toMatch(/^whsec_\w{32}$/);
  expect(made).toEqual({
    id: expect.stringMatching(/^we_/),
    object: 'webhook_endpoint',
    api_version: '2026-10-28.endive',
    application: expect.stringMatching(/^ca_/),
    created: expect.closeTo(state.clock.now, -1),
    description: 'Ours',
    enabled_events: ['*'],
    livemode: false,
    metadata: { team: 'flight' },
    status: 'enabled',
    url: HOOK,
  });
  expect(await stripe.webhookEndpoints.retrieve(made.id)).toEqual(made);
  expect((await stripe.webhookEndpoints.list()).data).toEqual([made]);
});

test('one that is for the platform itself has no application', async () => {
  const { stripe } = await start();
  expect(await stripe.webhookEndpoints.create(hook())).toMatchObject({
    application: null,
    api_version: null,
    description: null,
    metadata: {},
  });
});

test('an endpoint can be changed, disabled, and deleted', async () => {
  const { stripe } = await start();
  const { id } = await stripe.webhookEndpoints.create(hook({ description: 'Ours', metadata: { a: '1' } }));
  const changes = { url: `${HOOK}/2`, enabled_events: ['account.updated' as const], metadata: { b: '2' } };
  expect(
    await stripe.webhookEndpoints.update(id, { ...changes, description: '', disabled: true }),
  ).toMatchObject({
    ...changes,
    metadata: { a: '1', b: '2' },
    description: null,
    status: 'disabled',
  });
  expect(await stripe.webhookEndpoints.update(id, { disabled: false })).toMatchObject({ status: 'enabled' });
  expect(await stripe.webhookEndpoints.del(id)).toMatchObject({
    id,
    object: 'webhook_endpoint',
    deleted: true,
  });
  await expect(stripe.webhookEndpoints.retrieve(id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: `No such webhook endpoint: '${id}'`,
  });
});

test('a change that is refused changes nothing', async () => {
  const { stripe } = await start();
  const { secret: _, ...made } = await stripe.webhookEndpoints.create(hook());
  const changes = { url: `${HOOK}/2`, disabled: true, metadata: { ['k'.repeat(41)]: 'a' } };
  await expect(stripe.webhookEndpoints.update(made.id, changes)).rejects.toThrow('Metadata keys');
  expect(await stripe.webhookEndpoints.retrieve(made.id)).toEqual(made);
});

test('the newest is the first of a list, which goes on', async () => {
  const { stripe } = await start();
  const first = await stripe.webhookEndpoints.create(hook());
  const second = await stripe.webhookEndpoints.create(hook());
  const { data, has_more } = await stripe.webhookEndpoints.list({ limit: 1 });
  expect([data.map(({ id }) => id), has_more]).toEqual([[second.id], true]);
  const all = await stripe.webhookEndpoints.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
  expect(all.map(({ id }) => id)).toEqual([second.id, first.id]);
});

test('another platform, and the other mode, have their own', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.webhookEndpoints.create(hook());
  for (const key of [OTHER_PLATFORMS_KEY, LIVE_KEY]) {
    const { webhookEndpoints } = sdk(url, key);
    expect((await webhookEndpoints.list()).data).toEqual([]);
    await expect(webhookEndpoints.del(id)).rejects.toMatchObject({ statusCode: 404 });
  }
});

test.each<[string, Partial<Stripe.WebhookEndpointCreateParams>, RegExp, string]>([
  ['without a scheme', { url: 'pilots.example/hook' }, /An explicit scheme/, 'url'],
  ['of another scheme', { url: 'ftp://pilots.example' }, /Not a valid URL/, 'url'],
  ['of another version', { api_version: '2020-08-27' }, /local Stripe does not model/, 'api_version'],
])('an endpoint %s is refused', async (_, asked, message, param) => {
  const { stripe } = await start();
  await expect(stripe.webhookEndpoints.create(hook(asked))).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    message: expect.stringMatching(message),
    param,
  });
});

test('an event that there is not is refused', async () => {
  const { stripe } = await start();
  const events = { url: HOOK, enabled_events: ['account.updated', 'account.exploded'] };
  await expect(stripe.rawRequest('POST', '/v1/webhook_endpoints', events)).rejects.toMatchObject({
    statusCode: 400,
    param: 'enabled_events[1]',
    message: expect.stringMatching(/^Invalid enabled_events\[1\]: must be one of \*, account\.application/),
  });
});

test('a live endpoint must be reached by HTTPS, made or changed', async () => {
  const { url } = await start();
  const { webhookEndpoints } = sdk(url, LIVE_KEY);
  const refusal = {
    statusCode: 400,
    message: 'Invalid URL: http://pilots.example. URLs in livemode must begin with "https://"',
  };
  await expect(webhookEndpoints.create(hook({ url: 'http://pilots.example' }))).rejects.toMatchObject(
    refusal,
  );
  const { id, livemode } = await webhookEndpoints.create(hook());
  expect(livemode).toBe(true);
  await expect(webhookEndpoints.update(id, { url: 'http://pilots.example' })).rejects.toMatchObject(refusal);
});

test('a platform has at most 16', async () => {
  const { stripe } = await start();
  for (let made = 0; made < 16; made += 1) await stripe.webhookEndpoints.create(hook());
  await expect(stripe.webhookEndpoints.create(hook())).rejects.toMatchObject({
    statusCode: 400,
    message: 'You have reached the maximum of 16 test webhook endpoints.',
  });
});

test('the endpoints of the options are not counted, and no platform can change or delete them', async () => {
  const { stripe } = await start({ webhook: { url: 'http://127.0.0.1:9/hook', secret: 'whsec_a' } });
  const { webhookEndpoints } = stripe;
  const { eventDestinations } = stripe.v2.core;
  for (let made = 0; made < 16; made += 1) await webhookEndpoints.create(hook());
  const refused = { statusCode: 400, message: expect.stringMatching(/^The local Stripe was started with/) };
  await expect(webhookEndpoints.del('we_local')).rejects.toMatchObject(refused);
  await expect(webhookEndpoints.update('we_local', { disabled: true })).rejects.toMatchObject(refused);
  await expect(eventDestinations.del('ed_local')).rejects.toMatchObject(refused);
  await expect(eventDestinations.update('ed_local', { name: 'Ours' })).rejects.toMatchObject(refused);
  await expect(eventDestinations.disable('ed_local')).rejects.toMatchObject(refused);
  expect(await webhookEndpoints.retrieve('we_local')).toMatchObject({ status: 'enabled' });
  expect(await eventDestinations.retrieve('ed_local')).toMatchObject({ status: 'enabled' });
});

test('each event goes to every endpoint that wants it, signed with its own secret', async () => {
  const { stripe, url, state } = await start();
  state.platform.transfersAlone = 'approved';
  const all = await startEndpoint();
  const some = await startEndpoint();
  const own = await startEndpoint();
  const disabled = await startEndpoint();
  const another = await startEndpoint();
  const made = async (
    endpoint: typeof all,
    asked: Partial<Stripe.WebhookEndpointCreateParams>,
    api = stripe,
  ) => api.webhookEndpoints.create(hook({ url: endpoint.url, ...asked }));
  const { secret: first = '' } = await made(all, { connect: true });
  const { secret: second = '' } = await made(some, { connect: true, enabled_events: ['capability.updated'] });
  await made(own, {});
  await stripe.webhookEndpoints.update((await made(disabled, { connect: true })).id, { disabled: true });
  await made(another, { connect: true }, sdk(url, OTHER_PLATFORMS_KEY));

  const { id } = await stripe.accounts.create({
    capabilities: { transfers: { requested: true } },
  });
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  const toAll = [await all.event('account.updated'), await all.event('capability.updated')];
  const toSome = await some.event('capability.updated');
  for (const { body, signature } of toAll) stripe.webhooks.constructEvent(body, signature, first);
  stripe.webhooks.constructEvent(toSome.body, toSome.signature, second);
  const arrived = [all, some, own, disabled, another].map((endpoint) => endpoint.arrived.length);
  expect(arrived).toEqual([2, 1, 0, 0, 0]);
});

test('what one endpoint refuses is sent again to that one alone', async () => {
  const { stripe } = await start();
  const taking = await startEndpoint();
  const refusing = await startEndpoint(500);
  for (const { url } of [taking, refusing])
    await stripe.webhookEndpoints.create(hook({ url, connect: true }));
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'a@example.com' });
  const pending = async () =>
    (await stripe.events.list({}, { stripeAccount: id })).data.map((event) => event.pending_webhooks);
  await refusing.delivery(0);
  expect(await pending()).toEqual([1]);
  await refusing.delivery(1);
  await vi.waitFor(async () => expect(await pending()).toEqual([0]));
  expect(taking.arrived).toHaveLength(1);
});

test('a deleted endpoint gets nothing more, not even what it refused', async () => {
  const { stripe, state } = await start();
  const { url, arrived, delivery } = await startEndpoint(500);
  const { id: endpoint } = await stripe.webhookEndpoints.create(hook({ url, connect: true }));
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'a@example.com' });
  await delivery(0);
  await stripe.webhookEndpoints.del(endpoint);
  await vi.waitFor(() => expect([...state.webhooks.due]).toEqual([]), { timeout: 10_000 });
  expect(arrived).toHaveLength(1);
});

test('a live endpoint for connected accounts gets their test events as well', async () => {
  const { stripe, url, state } = await start();
  const { webhook, event } = await startEndpoint();
  const live = await sdk(url, LIVE_KEY).webhookEndpoints.create(hook({ connect: true }));
  // Stripe wants HTTPS of it, which no endpoint of a test has.
  Object.assign(state.endpoints.get(live.id) ?? {}, { url: webhook?.url });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'a@example.com' });
  expect((await event('account.updated')).body).toContain('"livemode":false');
});
