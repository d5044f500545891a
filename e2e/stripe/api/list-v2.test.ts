import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, openV2, start } from '../testing/sdk';

const idsOf = (list: Stripe.V2List<Stripe.V2.Core.Account>) => list.data.map(({ id }) => id);

test('a page is found again though its first account was closed since', async () => {
  const { stripe, url } = await start();
  const ids: string[] = [];
  for (let made = 0; made < 4; made += 1) ids.unshift((await openV2(stripe)).id);
  const first = await stripe.v2.core.accounts.list({ limit: 2 });
  await control(url, '/_local/accounts', { id: ids[2] ?? '', closed: true });
  const second: Stripe.V2List<Stripe.V2.Core.Account> = await stripe.rawRequest(
    'GET',
    first.next_page_url ?? '',
  );
  expect(idsOf(second)).toEqual(ids.slice(3));
  expect(second.next_page_url).toBeNull();
});

test('a page goes on with what was asked of the first', async () => {
  const { stripe, url } = await start();
  const ids: string[] = [];
  for (let made = 0; made < 4; made += 1) {
    const { id } = await openV2(stripe);
    if (made !== 1) await control(url, '/_local/accounts', { id, closed: true });
    ids.unshift(id);
  }
  const first = await stripe.v2.core.accounts.list({
    limit: 2,
    closed: true,
    applied_configurations: ['merchant'],
  });
  expect(idsOf(first)).toEqual(ids.slice(0, 2));
  const second: Stripe.V2List<Stripe.V2.Core.Account> = await stripe.rawRequest(
    'GET',
    first.next_page_url ?? '',
  );
  expect(idsOf(second)).toEqual(ids.slice(3));
});
