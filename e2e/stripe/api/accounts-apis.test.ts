import { expect, test } from 'vitest';
import { control, linkTo, linkToV2, openV2, start } from '../testing/sdk';

const BLOCKED = {
  type: 'StripeInvalidRequestError',
  statusCode: 400,
  code: 'accounts_v2_access_blocked',
};

test('a platform has both Accounts APIs', async () => {
  const { stripe } = await start();
  await stripe.accounts.create();
  await openV2(stripe);
});

test('without v1 no account is created through it, and the rest of it goes on', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/platform', { accountsApis: ['v2'] });
  await expect(stripe.accounts.create()).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    message: expect.stringMatching(
      /^Stripe no longer recommends Accounts v1 for new Connect integrations\. Create connected accounts with POST \/v2\/core\/accounts instead/,
    ),
  });
  await stripe.accounts.retrieve(id);
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  await linkTo(stripe, id);
  await stripe.accounts.retrieve((await openV2(stripe)).id);
});

test('without v2 all of it is blocked, and v1 goes on', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/platform', { accountsApis: ['v1'] });
  const { accounts } = stripe.v2.core;
  await expect(openV2(stripe)).rejects.toMatchObject(BLOCKED);
  await expect(accounts.retrieve(id)).rejects.toMatchObject(BLOCKED);
  await expect(accounts.update(id, {})).rejects.toMatchObject(BLOCKED);
  await expect(accounts.list()).rejects.toMatchObject(BLOCKED);
  await expect(linkToV2(stripe, id)).rejects.toMatchObject(BLOCKED);
  await stripe.accounts.create();
  await stripe.accounts.retrieve(id);
});

test('a reset gives both back', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { accountsApis: [] });
  await control(url, '/_local/reset', {});
  await stripe.accounts.create();
  await openV2(stripe);
});

test('an API that there is none of is refused', async () => {
  const { url } = await start();
  const body = JSON.stringify({ accountsApis: ['v3'] });
  expect((await fetch(`${url}/_local/platform`, { method: 'POST', body })).status).toBe(400);
});
