import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, sdk, start } from '../../testing/sdk';
import { startEndpoint } from '../../testing/webhook-endpoint';

/** An account with one event a mail that it was given, 100 seconds apart. */
async function accountToldOf(...mails: string[]) {
  const started = await start();
  const { stripe, state } = started;
  const { id } = await stripe.accounts.create({ email: 'first@example.com' });
  for (const email of mails) {
    state.clock.advance(100);
    await stripe.accounts.update(id, { email });
  }
  const ofAccount: Stripe.RequestOptions = { stripeAccount: id };
  return { ...started, id, ofAccount };
}

const mailOf = (event: Stripe.Event) =>
  event.type === 'account.updated' ? event.data.object.email : undefined;

test('the events of a connected account are its own, the newest first', async () => {
  const { stripe, id, ofAccount } = await accountToldOf('a@example.com', 'b@example.com');
  const list = await stripe.events.list({}, ofAccount);
  expect(list).toMatchObject({ object: 'list', url: '/v1/events', has_more: false });
  expect(list.data.map(mailOf)).toEqual(['b@example.com', 'a@example.com']);
  expect(list.data[0]).toMatchObject({
    object: 'event',
    account: id,
    type: 'account.updated',
    pending_webhooks: 0,
    data: { previous_attributes: { email: 'a@example.com' } },
  });
  expect(await stripe.events.retrieve(list.data[0]?.id ?? '', {}, ofAccount)).toEqual(list.data[0]);
  expect((await stripe.events.list()).data).toEqual([]);
});

test('an event is listed before the request that it came of is answered, and says which that was', async () => {
  const { stripe, id, ofAccount } = await accountToldOf();
  const { lastResponse } = await stripe.accounts.update(
    id,
    { email: 'a@example.com' },
    { idempotencyKey: 'k' },
  );
  const [event] = (await stripe.events.list({}, ofAccount)).data;
  expect(event?.request).toEqual({ id: lastResponse.requestId, idempotency_key: 'k' });
});

test('what came of no request says none', async () => {
  const { stripe, url, id, ofAccount } = await accountToldOf();
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  const [event] = (await stripe.events.list({}, ofAccount)).data;
  expect(event?.request).toEqual({ id: null, idempotency_key: null });
});

test('another platform, and the other mode, find none of it', async () => {
  const { stripe, url, ofAccount } = await accountToldOf('a@example.com');
  const [event] = (await stripe.events.list({}, ofAccount)).data;
  for (const key of [OTHER_PLATFORMS_KEY, LIVE_KEY]) {
    const other = sdk(url, key);
    expect((await other.events.list()).data).toEqual([]);
    await expect(other.events.retrieve(event?.id ?? '')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: `No such event: '${event?.id}'`,
    });
    await expect(other.events.list({}, ofAccount)).rejects.toMatchObject({ statusCode: 403 });
  }
});

test('a list goes on, forwards and backwards', async () => {
  const { stripe, ofAccount } = await accountToldOf('a@example.com', 'b@example.com', 'c@example.com');
  const first = await stripe.events.list({ limit: 2 }, ofAccount);
  expect([first.data.map(mailOf), first.has_more]).toEqual([['c@example.com', 'b@example.com'], true]);
  const rest = await stripe.events.list({ starting_after: first.data[1]?.id ?? '' }, ofAccount);
  expect([rest.data.map(mailOf), rest.has_more]).toEqual([['a@example.com'], false]);
  const before = await stripe.events.list({ ending_before: rest.data[0]?.id ?? '', limit: 1 }, ofAccount);
  expect([before.data.map(mailOf), before.has_more]).toEqual([['b@example.com'], true]);
  await expect(stripe.events.list({ limit: 101 }, ofAccount)).rejects.toMatchObject({
    statusCode: 400,
    param: 'limit',
  });
});

test('a list can be of some types, of a time, and of what was delivered', async () => {
  const { webhook } = await startEndpoint(...Array(100).fill(500));
  const { stripe, url, state } = await start({ webhook });
  state.platform.transfersAlone = 'approved';
  const { id } = await stripe.accounts.create({
    capabilities: { transfers: { requested: true } },
  });
  state.clock.advance(100);
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  const listed = async (asked: Stripe.EventListParams) => {
    const { data } = await stripe.events.list(asked, { stripeAccount: id });
    return data.map(({ type }) => type);
  };
  expect(await listed({})).toEqual(['capability.updated', 'account.updated']);
  expect(await listed({ type: 'account.updated' })).toEqual(['account.updated']);
  expect(await listed({ type: 'capability.*' })).toEqual(['capability.updated']);
  expect(await listed({ types: ['capability.updated', 'payout.paid'] })).toEqual(['capability.updated']);
  expect(await listed({ type: 'account' })).toEqual([]);
  expect(await listed({ created: { lt: state.clock.now - 50 } })).toEqual([]);
  expect(await listed({ created: { gte: state.clock.now - 50 } })).toHaveLength(2);
  expect(await listed({ delivery_success: true })).toEqual([]);
  expect(await listed({ delivery_success: false })).toHaveLength(2);
  await expect(listed({ type: 'a', types: ['b'] })).rejects.toMatchObject({ statusCode: 400 });
  await expect(listed({ types: Array(21).fill('a') })).rejects.toMatchObject({
    statusCode: 400,
    param: 'types',
  });
});

test('after 30 days an event is told no more', async () => {
  const { stripe, state, ofAccount } = await accountToldOf('a@example.com');
  const [event] = (await stripe.events.list({}, ofAccount)).data;
  state.clock.advance(30 * 24 * 60 * 60);
  expect((await stripe.events.list({}, ofAccount)).data).toEqual([]);
  await expect(stripe.events.retrieve(event?.id ?? '', {}, ofAccount)).rejects.toMatchObject({
    statusCode: 404,
  });
});
