import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../../testing/sdk';

test('the thin events of accounts are the platform’s, the newest first, in pages', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  for (const contact_email of ['a@example.com', 'b@example.com'])
    await stripe.v2.core.accounts.update(id, { contact_email });
  const { events } = stripe.v2.core;
  const all = await events.list({ limit: 2 }).autoPagingToArray({ limit: 10 });
  expect(all.map(({ type }) => type)).toEqual([
    'v2.core.account.updated',
    'v2.core.account.updated',
    'v2.core.account.created',
  ]);
  const page = await events.list({ limit: 2 });
  expect([page.data.length, page.previous_page_url]).toEqual([2, null]);
  expect(page.next_page_url).toMatch(/^\/v2\/core\/events\?limit=2&page=/);
  expect((await sdk(url, OTHER_PLATFORMS_KEY).v2.core.events.list()).data).toEqual([]);
  expect((await sdk(url, LIVE_KEY).v2.core.events.list()).data).toEqual([]);
});

test('an event has all that its notification leaves out', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', { id, forced: { payouts_enabled: true } });
  const { data } = await stripe.v2.core.events.list({ object_id: id });
  const told = data.find(({ type }) => type.endsWith('capability_status_updated'));
  const event = await stripe.v2.core.events.retrieve(told?.id ?? '');
  expect(event).toMatchObject({
    object: 'v2.core.event',
    type: 'v2.core.account[configuration.merchant].capability_status_updated',
    data: { updated_capability: 'stripe_balance.payouts' },
    related_object: { id, type: 'v2.core.account' },
  });
});

test('an event says of which request it came', async () => {
  const { stripe } = await start();
  const { lastResponse } = await openV2(stripe, {}, { idempotencyKey: 'k' });
  const [event] = (await stripe.v2.core.events.list()).data;
  expect(event?.reason).toEqual({
    type: 'request',
    request: { id: lastResponse.requestId, idempotency_key: 'k' },
  });
});

test('a list can be of some types, of an object, and of a time', async () => {
  const { stripe, state } = await start();
  const first = await openV2(stripe);
  state.clock.advance(100);
  const second = await openV2(stripe);
  await stripe.v2.core.accounts.update(first.id, { contact_email: 'a@example.com' });
  const { events } = stripe.v2.core;
  expect((await events.list({ types: ['v2.core.account.updated'] })).data).toHaveLength(1);
  expect((await events.list({ object_id: second.id })).data).toHaveLength(1);
  expect((await events.list({ object_id: first.id })).data).toHaveLength(2);
  const at = state.clock.now - 50;
  const since = await events.list({ created: { gte: at }, limit: 1 }).autoPagingToArray({ limit: 10 });
  expect(since).toHaveLength(2);
  expect((await events.list({ created: { lt: at } })).data).toMatchObject([
    { related_object: { id: first.id } },
  ]);
  await expect(events.list({ types: Array(21).fill('a') })).rejects.toMatchObject({ code: 'invalid_fields' });
});

test.each(['evt_neverWas'])('%s is not found', async (id) => {
  const { stripe } = await start();
  await expect(stripe.v2.core.events.retrieve(id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'not_found',
  });
});
