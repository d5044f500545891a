import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../../testing/sdk';

/** Opens so many accounts; gives their IDs, the newest first. */
async function accounts(stripe: Stripe, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.unshift((await openV2(stripe)).id);
  return ids;
}

const idsOf = (list: readonly Stripe.V2.Core.Account[]) => list.map(({ id }) => id);

test('a list has the newest account first', async () => {
  const { stripe } = await start();
  const ids = await accounts(stripe, 3);
  const list = await stripe.v2.core.accounts.list();
  expect(idsOf(list.data)).toEqual(ids);
  expect(list).toMatchObject({ next_page_url: null, previous_page_url: null });
});

test('a list without accounts is empty', async () => {
  const { stripe } = await start();
  expect(await stripe.v2.core.accounts.list()).toMatchObject({ data: [], next_page_url: null });
});

test('the SDK pages through all accounts by itself', async () => {
  const { stripe, state } = await start();
  const ids = await accounts(stripe, 5);
  const seen: string[] = [];
  for await (const { id } of stripe.v2.core.accounts.list({ limit: 2 })) seen.push(id);
  expect(seen).toEqual(ids);
  expect(state.log.entries.filter(({ method }) => method === 'GET')).toHaveLength(3);
});

test('a page says how to go on, and back', async () => {
  const { stripe } = await start();
  const ids = await accounts(stripe, 5);
  const first = await stripe.v2.core.accounts.list({ limit: 2 });
  expect(first.next_page_url).toMatch(/^\/v2\/core\/accounts\?limit=2&page=/);
  const page = (address: string | null): Promise<Stripe.V2List<Stripe.V2.Core.Account>> =>
    stripe.rawRequest('GET', address ?? '');
  const second = await page(first.next_page_url);
  expect(idsOf(second.data)).toEqual(ids.slice(2, 4));
  expect(idsOf((await page(second.previous_page_url)).data)).toEqual(ids.slice(0, 2));
  const third = await page(second.next_page_url);
  expect(idsOf(third.data)).toEqual(ids.slice(4));
  expect(third.next_page_url).toBeNull();
});

test('a list can be of the accounts that have a configuration, or were closed', async () => {
  const { stripe, state, url } = await start();
  state.platform.transfersAlone = 'approved';
  const [closed = '', open] = await accounts(stripe, 2);
  await control(url, '/_local/accounts', { id: closed, closed: true });
  await stripe.accounts.create({ capabilities: { transfers: { requested: true } } });
  const { list } = stripe.v2.core.accounts;
  const listed = async (params: Stripe.V2.Core.AccountListParams) =>
    idsOf((await list.call(stripe.v2.core.accounts, params)).data);
  expect(await listed({ applied_configurations: ['merchant'] })).toEqual([open]);
  expect(await listed({ closed: true })).toEqual([closed]);
  expect(await listed({})).toHaveLength(2);
});

test.each([0, 21])('a page of %d accounts is refused', async (limit) => {
  const { stripe } = await start();
  await expect(stripe.v2.core.accounts.list({ limit })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'invalid_fields',
  });
});

test('a page that never was is refused', async () => {
  const { stripe } = await start();
  await expect(stripe.rawRequest('GET', '/v2/core/accounts?page=nowhere')).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('a list holds only the accounts that are connected to the platform', async () => {
  const { stripe, url } = await start();
  const [gone = '', own] = await accounts(stripe, 2);
  await openV2(sdk(url, OTHER_PLATFORMS_KEY));
  await openV2(sdk(url, LIVE_KEY));
  await control(url, '/_local/accounts', { id: gone, disconnected: true });
  expect(idsOf((await stripe.v2.core.accounts.list()).data)).toEqual([own]);
});
