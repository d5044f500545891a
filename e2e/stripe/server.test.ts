import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { linkTo, open, sdk, start } from './testing/sdk';

test('links lead to where Stripe was asked', async () => {
  const { url } = await start();
  const { port } = new URL(url);
  const stripe = sdk(`http://localhost:${port}`);
  const { id } = await stripe.accounts.create();
  expect(new URL(await linkTo(stripe, id)).origin).toBe(`http://localhost:${port}`);
});

test('it can listen for others than this computer, which finds it as ever', async () => {
  const { url } = await start({ host: '0.0.0.0' });
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await open(`${url}/_local/health`)).status).toBe(200);
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

test.runIf(hasIpv6)('an address of IPv6 stands in brackets', async () => {
  const { url } = await start({ host: '::1' });
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await open(`${url}/_local/health`)).status).toBe(200);
});

test('of requests the last 20,000 are kept', async () => {
  const { state } = await start();
  const request = { method: 'GET', path: '/', status: 200, idempotencyKey: null } as const;
  for (let nth = 0; nth <= 20_000; nth += 1) state.log.add({ ...request, ms: nth });
  expect([state.log.entries.length, state.log.entries[0]?.ms]).toEqual([20_000, 1]);
});
