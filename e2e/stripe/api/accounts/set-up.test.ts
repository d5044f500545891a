import { expect, test } from 'vitest';
import { readyPlatform } from '../../model/platform';
import { control, LIVE_KEY, openV2, sdk, start } from '../../testing/sdk';

const HOOK = 'https://pilots.example/hook';

test('a platform is told of its own account, with its branding', async () => {
  const { stripe } = await start();
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({
    object: 'account',
    settings: { branding: { icon: expect.any(String), primary_color: '#635bff' } },
  });
});

test.each([
  [{ connect: false }, /^You can only create new accounts if you've signed up for Connect/],
  [{ responsibilitiesReviewed: false }, /^Please review the responsibilities of managing losses/],
])('with %o no account is created through either API, until it is mended', async (settings, message) => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', settings);
  const refusal = { statusCode: 400, message: expect.stringMatching(message) };
  await expect(stripe.accounts.create()).rejects.toMatchObject(refusal);
  await expect(openV2(stripe)).rejects.toMatchObject(refusal);
  await control(url, '/_local/platform', { connect: true, responsibilitiesReviewed: true });
  await stripe.accounts.create();
  await openV2(stripe);
});

test('a revoked key is refused, with its ends only', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { keyRevoked: true });
  await expect(stripe.accounts.list()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    code: 'api_key_expired',
    message: expect.stringMatching(/^Expired API Key provided: sk_test_\*+0000$/),
  });
});

test('a restricted key is refused what it may not ask, and nothing else', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { forbidden: ['/v1/webhook_endpoints'] });
  await expect(stripe.webhookEndpoints.list()).rejects.toMatchObject({ type: 'StripePermissionError' });
  await stripe.accounts.list();
});

test('the webhook endpoints of v1 tell by their application whether they are for connected accounts', async () => {
  const { stripe, url } = await start();
  const [connected, own] = readyPlatform(HOOK).endpoints;
  if (!connected || !own) throw new Error('both are there');
  const endpoints = [connected, { ...connected, from: ['@self' as const] }, own];
  await control(url, '/_local/platform', { endpoints });
  const { data, has_more } = await stripe.webhookEndpoints.list({ limit: 1 });
  expect([data.length, has_more]).toEqual([1, true]);
  const all = await stripe.webhookEndpoints.list({ limit: 1 }).autoPagingToArray({ limit: 10 });
  expect(all).toMatchObject([{ application: expect.stringMatching(/^ca_/) }, { application: null }]);
});

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

test('an account that v1 deleted is gone, and can’t be deleted again', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  expect(await stripe.accounts.del(id)).toMatchObject({ id, deleted: true });
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' });
  await expect(stripe.accounts.del(id)).rejects.toMatchObject({ code: 'account_invalid' });
});

test('a live account with the full Dashboard is its owner’s, and is not deleted', async () => {
  const { url } = await start();
  const live = sdk(url, LIVE_KEY);
  const { id } = await live.accounts.create();
  await expect(live.accounts.del(id)).rejects.toMatchObject({ statusCode: 400 });
  await live.accounts.retrieve(id);
});

test('v2 closes an account whose configurations are all named', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const { accounts } = stripe.v2.core;
  await expect(accounts.close(id)).rejects.toMatchObject({ code: 'invalid_fields' });
  expect(await accounts.close(id, { applied_configurations: ['merchant'] })).toMatchObject({ closed: true });
  expect(await accounts.retrieve(id)).toMatchObject({ id, closed: true });
});

test('a reset puts all of the platform in order again', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { connect: false, keyRevoked: true });
  await control(url, '/_local/reset', {});
  await stripe.accounts.create();
});
