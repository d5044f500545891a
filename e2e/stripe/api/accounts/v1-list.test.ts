import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import type { LocalStripe } from '../../server';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, sdk, start } from '../../testing/sdk';

type Started = LocalStripe & { stripe: Stripe };

/** Creates so many accounts, 100 seconds apart; gives them, the oldest first. */
async function accountsApart({ stripe, state }: Started, count: number): Promise<Stripe.Account[]> {
  const accounts: Stripe.Account[] = [];
  for (let made = 0; made < count; made += 1) {
    if (made > 0) state.clock.advance(100);
    accounts.push(await stripe.accounts.create());
  }
  return accounts;
}

const ids = (accounts: readonly Stripe.Account[]) => accounts.map(({ id }) => id);

test('a list has the newest account first', async () => {
  const started = await start();
  const [first, second, third] = await accountsApart(started, 3);
  const list = await started.stripe.accounts.list();
  expect(list).toMatchObject({ object: 'list', url: '/v1/accounts', has_more: false });
  expect(list.data).toEqual([third, second, first]);
});

test('a list can be bounded by the time of creation', async () => {
  const started = await start();
  const [first, second, third] = await accountsApart(started, 3);
  const { accounts } = started.stripe;
  const at = second?.created ?? 0;
  const listed = async (created: Stripe.RangeQueryParam | number) => (await accounts.list({ created })).data;
  expect(await listed({ gte: at })).toEqual([third, second]);
  expect(await listed({ gt: at })).toEqual([third]);
  expect(await listed({ lte: at })).toEqual([second, first]);
  expect(await listed({ lt: at })).toEqual([first]);
  expect(await listed({ gte: at, lt: at + 1 })).toEqual([second]);
  expect(await listed(at)).toEqual([second]);
});

test('a list goes on after the account that a page ended with', async () => {
  const started = await start();
  const [first, second, third] = await accountsApart(started, 3);
  const page = await started.stripe.accounts.list({ limit: 2 });
  expect(page.has_more).toBe(true);
  expect(page.data).toEqual([third, second]);
  const rest = await started.stripe.accounts.list({ limit: 2, starting_after: second?.id ?? '' });
  expect(rest.has_more).toBe(false);
  expect(rest.data).toEqual([first]);
});

test('a list goes back before the account that a page began with', async () => {
  const started = await start();
  const [first, second, third] = await accountsApart(started, 4);
  const page = await started.stripe.accounts.list({ limit: 2, ending_before: first?.id ?? '' });
  expect(page.has_more).toBe(true);
  expect(page.data).toEqual([third, second]);
});

test('the SDK pages through all accounts by itself', async () => {
  const started = await start();
  const all = await accountsApart(started, 5);
  const paged = await started.stripe.accounts.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(ids(paged)).toEqual(ids(all).toReversed());
  expect(started.state.log.entries.filter(({ method }) => method === 'GET')).toHaveLength(3);
});

test('a page has ten accounts unless said otherwise', async () => {
  const { url, state } = await start();
  const stripe = sdk(url, LIVE_KEY);
  await accountsApart({ stripe, url, state, close: async () => {} }, 11);
  const page = await stripe.accounts.list();
  expect(page.data).toHaveLength(10);
  expect(page.has_more).toBe(true);
});

test.each([0, 101])('a page of %d accounts is refused', async (limit) => {
  const { stripe } = await start();
  await expect(stripe.accounts.list({ limit })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    param: 'limit',
  });
});

test('a list holds only the accounts that are connected to the platform', async () => {
  const { stripe, url } = await start();
  const own = await stripe.accounts.create();
  const gone = await stripe.accounts.create();
  await sdk(url, OTHER_PLATFORMS_KEY).accounts.create();
  await sdk(url, LIVE_KEY).accounts.create();
  await control(url, '/_local/accounts', { id: gone.id, disconnected: true });
  expect(ids((await stripe.accounts.list()).data)).toEqual([own.id]);
});
