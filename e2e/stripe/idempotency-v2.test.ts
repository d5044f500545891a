import { expect, test } from 'vitest';
import { OTHER_PLATFORMS_KEY, openV2, sdk, start } from './testing/sdk';

const key = { idempotencyKey: 'pilot-1' };
const DAY = 24 * 60 * 60;

test('a success is replayed', async () => {
  const { stripe, state } = await start();
  const first = await openV2(stripe, {}, key);
  const { lastResponse, ...second } = await openV2(stripe, {}, key);
  expect(second.id).toBe(first.id);
  expect(lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(state.accounts.size).toBe(1);
});

test('a key is kept for 30 days', async () => {
  const { stripe, state } = await start();
  const first = await openV2(stripe, {}, key);
  state.clock.advance(30 * DAY - 60);
  expect((await openV2(stripe, {}, key)).id).toBe(first.id);
  state.clock.advance(120);
  expect((await openV2(stripe, {}, key)).id).not.toBe(first.id);
});

test('a key cannot be used with other parameters', async () => {
  const { stripe, state } = await start();
  await openV2(stripe, {}, key);
  await expect(openV2(stripe, { identity: { country: 'de' } }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    code: 'idempotency_error',
    statusCode: 409,
  });
  expect(state.accounts.size).toBe(1);
});

test('a request under a key that is still at work is a conflict', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'latency', ms: 50, times: 1 });
  const results = await Promise.allSettled([openV2(stripe, {}, key), openV2(stripe, {}, key)]);
  expect(results).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { statusCode: 409, code: 'idempotency_key_in_use' } },
  ]);
  expect(state.accounts.size).toBe(1);
});

test('a request that failed with a 500 is executed again', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'server_error', done: false, times: 2 });
  const failure = { type: 'StripeAPIError', statusCode: 500 };
  await expect(openV2(stripe, {}, key)).rejects.toMatchObject(failure);
  await expect(openV2(stripe, {}, key)).rejects.toMatchObject(failure);
  const { lastResponse } = await openV2(stripe, {}, key);
  expect(lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(state.accounts.size).toBe(1);
});

test('a retry finishes the work of a request that failed once it was done', async () => {
  const { url, state } = await start();
  state.faults.plan({ kind: 'server_error', done: true, times: 1 });
  const { id } = await openV2(sdk(url, undefined, { maxNetworkRetries: 1 }));
  expect([...state.accounts.keys()]).toEqual([id]);
  expect(state.log.entries.map(({ status }) => status)).toEqual([500, 200]);
});

test('a key whose request was refused can be used for a right one', async () => {
  const { stripe, state } = await start();
  await expect(openV2(stripe, { identity: {} }, key)).rejects.toMatchObject({ statusCode: 400 });
  await openV2(stripe, {}, key);
  expect(state.accounts.size).toBe(1);
});

test('a key is a platform’s own, and each API’s', async () => {
  const { stripe, url, state } = await start();
  await openV2(stripe, {}, key);
  await openV2(sdk(url, OTHER_PLATFORMS_KEY), {}, key);
  await stripe.accounts.create({}, key);
  expect(state.accounts.size).toBe(3);
});
