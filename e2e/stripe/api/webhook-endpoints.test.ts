import { expect, test } from 'vitest';
import { readyPlatform } from '../model/platform';
import { control, start } from '../testing/sdk';

const HOOK = 'https://pilots.example/hook';

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
