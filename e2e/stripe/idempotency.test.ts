import { expect, test } from 'vitest';
import { LIVE_KEY, linkTo, OTHER_PLATFORMS_KEY, sdk, start } from './testing/sdk';

const key = { idempotencyKey: 'pilot-1' };

test('the first answer under a key is every answer under it', async () => {
  const { stripe, state } = await start();
  const first = await stripe.accounts.create({ email: 'pilot@example.com' }, key);
  await stripe.accounts.update(first.id, { email: 'new@example.com' });
  const again = await stripe.accounts.create({ email: 'pilot@example.com' }, key);
  expect(again).toEqual(first);
  expect(state.accounts.size).toBe(1);
});

test('a replayed answer says that it is one, and of which request', async () => {
  const { stripe } = await start();
  const first = await stripe.accounts.create({}, key);
  const again = await stripe.accounts.create({}, key);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
});

test('a link asked for again under its key is the same link', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const link = {
    account: id,
    type: 'account_onboarding',
    return_url: 'http://localhost:3000/return',
    refresh_url: 'http://localhost:3000/refresh',
  } as const;
  const first = await stripe.accountLinks.create(link, key);
  expect(await stripe.accountLinks.create(link, key)).toEqual(first);
  expect(state.links.size).toBe(1);
});

test('a key cannot be used with other parameters', async () => {
  const { stripe, state } = await start();
  await stripe.accounts.create({ country: 'US' }, key);
  await expect(stripe.accounts.create({ country: 'DE' }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    rawType: 'idempotency_error',
    statusCode: 400,
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'pilot-1' if you meant to execute a different request.",
  });
  expect(state.accounts.size).toBe(1);
});

test('a key cannot be used for another endpoint', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({}, key);
  await expect(stripe.accounts.update(id, {}, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  });
});

test('the same key is another platform’s own', async () => {
  const { stripe, url, state } = await start();
  const own = await stripe.accounts.create({}, key);
  const others = await sdk(url, OTHER_PLATFORMS_KEY).accounts.create({}, key);
  expect(others.id).not.toBe(own.id);
  expect(state.accounts.size).toBe(2);
});

test('the same key in live mode and in test mode makes an account in each', async () => {
  const { stripe, url, state } = await start();
  const inTestMode = await stripe.accounts.create({}, key);
  const live = await sdk(url, LIVE_KEY).accounts.create({}, key);
  expect(live.id).not.toBe(inTestMode.id);
  expect(state.accounts.size).toBe(2);
});

test('a request under a key that is still at work is a conflict', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'latency', ms: 50, times: 1 });
  const results = await Promise.allSettled([
    stripe.accounts.create({}, key),
    stripe.accounts.create({}, key),
  ]);
  expect(results).toMatchObject([
    { status: 'fulfilled' },
    {
      status: 'rejected',
      reason: { type: 'StripeAPIError', statusCode: 409, code: 'idempotency_key_in_use' },
    },
  ]);
  expect(state.accounts.size).toBe(1);
  expect((await stripe.accounts.create({}, key)).lastResponse.headers['idempotent-replayed']).toBe('true');
});

test('another request under a key that is still at work is a conflict too, and a mismatch after it', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'latency', ms: 50, times: 1 });
  const first = stripe.accounts.create({ country: 'US' }, key);
  const other = () => stripe.accounts.create({ country: 'DE' }, key);
  await expect(other()).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  await first;
  await expect(other()).rejects.toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
});

test('fifty at once under one key, retried by the SDK, make one account and fifty answers', async () => {
  const { url, state } = await start();
  const stripe = sdk(url, undefined, { maxNetworkRetries: 3 });
  state.faults.plan({ kind: 'latency', ms: 50, times: 1 });
  const accounts = await Promise.all(
    Array.from({ length: 50 }, () => stripe.accounts.create({ email: 'pilot@example.com' }, key)),
  );
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
  expect(state.accounts.size).toBe(1);
});

test.each([
  ['was done before it', true, 1],
  ['was not done', false, 0],
])('a 500 is saved under its key where the work %s', async (_, done, accounts) => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'server_error', done, times: 1 });
  const failure = { type: 'StripeAPIError', rawType: 'api_error', statusCode: 500 };
  await expect(stripe.accounts.create({}, key)).rejects.toMatchObject(failure);
  await expect(stripe.accounts.create({}, key)).rejects.toMatchObject({
    ...failure,
    headers: { 'idempotent-replayed': 'true' },
  });
  expect(state.accounts.size).toBe(accounts);
  await stripe.accounts.create({}, { idempotencyKey: 'another' });
});

test('retrying a saved 500 only repeats it', async () => {
  const { url, state } = await start();
  const stripe = sdk(url, undefined, { maxNetworkRetries: 1 });
  state.faults.plan({ kind: 'server_error', done: false, times: 1 });
  await expect(stripe.accounts.create()).rejects.toMatchObject({ statusCode: 500 });
  expect(state.log.entries.map(({ status }) => status)).toEqual([500, 500]);
  expect(state.accounts.size).toBe(0);
});

test.each(['rate_limit', 'unavailable'] as const)('after %s the key is as new', async (kind) => {
  const { stripe, state } = await start();
  state.faults.plan({ kind, times: 1 });
  await expect(stripe.accounts.create({}, key)).rejects.toThrow();
  const { lastResponse } = await stripe.accounts.create({ country: 'DE' }, key);
  expect(lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(state.accounts.size).toBe(1);
});

const transfers = { transfers: { requested: true } };

test('a refusal in the course of the work is every answer under its key, though its reason is gone', async () => {
  const { stripe, state } = await start();
  const first = await stripe.accounts.create({ capabilities: transfers }, key).catch((error) => error);
  expect(first).toMatchObject({ statusCode: 400, message: expect.stringContaining('needs approval') });
  state.platform.transfersAlone = 'approved';
  const again = await stripe.accounts.create({ capabilities: transfers }, key).catch((error) => error);
  expect(again.raw).toMatchObject({ message: first.message, request_log_url: first.raw.request_log_url });
  expect(again.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.requestId,
  });
  expect(state.accounts.size).toBe(0);
});

test('a key that was refused in the course of the work cannot be used for a right request', async () => {
  const { stripe, state } = await start();
  const both = { ...transfers, card_payments: { requested: true } };
  await expect(stripe.accounts.create({ capabilities: transfers }, key)).rejects.toThrow('needs approval');
  await expect(stripe.accounts.create({ capabilities: both }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  });
  await stripe.accounts.create({ capabilities: both }, { idempotencyKey: 'another' });
  expect(state.accounts.size).toBe(1);
});

test('a refusal of too many at once is kept by no key', async () => {
  const { stripe, state } = await start();
  await stripe.accounts.create();
  for (const whose of state.creations.keys())
    state.creations.set(whose, Array<number>(5).fill(Date.now() + 60_000));
  await expect(stripe.accounts.create({}, key)).rejects.toThrow('creating accounts too quickly');
  state.creations.clear();
  const { lastResponse } = await stripe.accounts.create({}, key);
  expect(lastResponse.headers['idempotent-replayed']).toBeUndefined();
});

test.each([0, 256])('a key of %i characters is refused', async (length) => {
  const { url, state } = await start();
  const headers = { Authorization: 'Bearer sk_test_rocketRides0000', 'Idempotency-Key': 'k'.repeat(length) };
  const answer = await fetch(`${url}/v1/accounts`, { method: 'POST', headers });
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error: { message: expect.stringContaining(`Idempotent key length is ${length}, which is outside`) } },
  ]);
  expect(state.accounts.size).toBe(0);
});

test('a key of 255 characters is one', async () => {
  const { stripe } = await start();
  const longest = { idempotencyKey: 'k'.repeat(255) };
  expect((await stripe.accounts.create({}, longest)).id).toBe((await stripe.accounts.create({}, longest)).id);
});

test('a key whose request was refused for its parameters can be used for a right one', async () => {
  const { stripe, state } = await start();
  await expect(stripe.accounts.create({ country: 'Nepal' }, key)).rejects.toMatchObject({ statusCode: 400 });
  await stripe.accounts.create({ country: 'US' }, key);
  expect(state.accounts.size).toBe(1);
});

test('a key that was refused for lack of a right API key is not used up', async () => {
  const { stripe, url, state } = await start();
  await expect(sdk(url, 'sk_test_invalid').accounts.create({}, key)).rejects.toMatchObject({
    statusCode: 401,
  });
  await stripe.accounts.create({}, key);
  expect(state.accounts.size).toBe(1);
});

test('a GET takes no notice of a key', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await stripe.accounts.retrieve(id, {}, key);
  await stripe.accounts.update(id, { email: 'new@example.com' });
  expect(await stripe.accounts.retrieve(id, {}, key)).toMatchObject({ email: 'new@example.com' });
});

test('without a key each request is one of its own', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  await stripe.accounts.create();
  expect(state.accounts.size).toBe(2);
  expect(await linkTo(stripe, id)).not.toBe(await linkTo(stripe, id));
});
