import { expect, test, vi } from 'vitest';
import { ask, sdk, start } from './testing/sdk';

const key = { idempotencyKey: 'pilot-1' };
const statuses = ({ log }: { log: { entries: { status: number | 'none' }[] } }) =>
  log.entries.map(({ status }) => status);

test('latency holds an answer back, and the log tells for how long', async () => {
  const { stripe, state } = await start();
  // The first request reads the SDK's types, which takes its own time.
  await stripe.accounts.create();
  state.faults.plan({ kind: 'latency', ms: 60, times: 1 });
  await stripe.accounts.create();
  expect(state.log.entries.at(-1)?.ms).toBeGreaterThan(50);
});

test('the account is made although the SDK no longer waits for it, and its key gives it', async () => {
  const { stripe, url, state } = await start();
  state.faults.plan({ kind: 'latency', ms: 300, times: 1 });
  const impatient = sdk(url, undefined, { timeout: 50 });
  await expect(impatient.accounts.create({}, key)).rejects.toMatchObject({
    type: 'StripeConnectionError',
    message: expect.stringContaining('timeout being reached (50ms)'),
  });
  expect(state.accounts.size).toBe(0);
  await vi.waitFor(() => expect(state.accounts.size).toBe(1));
  const { id } = await stripe.accounts.create({}, key);
  expect([...state.accounts.keys()]).toEqual([id]);
});

test('a 429 is a rate limit error, which the SDK does not retry', async () => {
  const { url, state } = await start();
  const stripe = sdk(url, undefined, { maxNetworkRetries: 2 });
  state.faults.plan({ kind: 'rate_limit' });
  await expect(stripe.accounts.create()).rejects.toMatchObject({
    type: 'StripeRateLimitError',
    statusCode: 429,
    code: 'rate_limit',
  });
  expect(statuses(state)).toEqual([429]);
  expect(state.accounts.size).toBe(0);
});

test('a 503 is an API error, and nothing was done', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'unavailable' });
  await expect(stripe.accounts.create()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 });
  expect(state.accounts.size).toBe(0);
});

test('the SDK retries a 503 until Stripe is back', async () => {
  const { url, state } = await start();
  const stripe = sdk(url, undefined, { maxNetworkRetries: 1 });
  state.faults.plan({ kind: 'unavailable', times: 1 });
  await stripe.accounts.create();
  expect(statuses(state)).toEqual([503, 200]);
  expect(state.accounts.size).toBe(1);
});

// Told not to retry, the SDK still retries a closed connection once.
test('a connection that breaks before the work leaves no account', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'reset', when: 'before', times: 2 });
  await expect(stripe.accounts.create({}, key)).rejects.toMatchObject({ type: 'StripeConnectionError' });
  expect(statuses(state)).toEqual(['none', 'none']);
  expect(state.accounts.size).toBe(0);
  const { lastResponse } = await stripe.accounts.create({}, key);
  expect(lastResponse.headers['idempotent-replayed']).toBeUndefined();
});

test('a connection that breaks after the work leaves an account, which its key gives', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'reset', when: 'after', times: 2 });
  await expect(stripe.accounts.create({}, key)).rejects.toMatchObject({ type: 'StripeConnectionError' });
  expect(statuses(state)).toEqual(['none', 'none']);
  const { id } = await stripe.accounts.create({}, key);
  expect([...state.accounts.keys()]).toEqual([id]);
});

test('a retry without a key after such a break makes a second account', async () => {
  const { url, state } = await start();
  state.faults.plan({ kind: 'reset', when: 'after', times: 1 });
  await expect(ask(url, '/v1/accounts', { form: '' })).rejects.toThrow();
  expect((await ask(url, '/v1/accounts', { form: '' })).status).toBe(200);
  expect(state.accounts.size).toBe(2);
});

test('an answer that breaks off is a connection error, and the account is there', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'broken_body', times: 1 });
  await expect(stripe.accounts.create({}, key)).rejects.toMatchObject({ type: 'StripeConnectionError' });
  expect(statuses(state)).toEqual(['none']);
  const { id } = await stripe.accounts.create({}, key);
  expect([...state.accounts.keys()]).toEqual([id]);
});

test('an answer that breaks off has begun as a 200', async () => {
  const { url, state } = await start();
  state.faults.plan({ kind: 'broken_body', times: 1 });
  const response = await ask(url, '/v1/accounts', { form: '' });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('a fault strikes only the requests that it is planned for', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'unavailable', method: 'GET' });
  state.faults.plan({ kind: 'rate_limit', method: 'POST', path: '/v1/account_links' });
  const { id } = await stripe.accounts.create();
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 503 });
  await expect(stripe.accountLinks.create({ account: id, type: 'account_onboarding' })).rejects.toMatchObject(
    { statusCode: 429 },
  );
});

test('faults strike in the order in which they were planned, each as often as planned', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'rate_limit', times: 2 });
  state.faults.plan({ kind: 'unavailable', times: 1 });
  for (const statusCode of [429, 429, 503])
    await expect(stripe.accounts.list()).rejects.toMatchObject({ statusCode });
  await stripe.accounts.list();
});

test('a fault without a number strikes until it is cleared', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'unavailable' });
  for (let asked = 0; asked < 3; asked += 1) await expect(stripe.accounts.list()).rejects.toThrow();
  state.faults.clear();
  await stripe.accounts.list();
});

test('an answer can trickle for ever, with the work done', async () => {
  const { stripe, url, state } = await start();
  await stripe.accounts.create();
  state.faults.plan({ kind: 'trickle', times: 1 });
  const leave = new AbortController();
  const headers = { authorization: 'Bearer sk_test_1' };
  const answer = await fetch(`${url}/v1/accounts`, { method: 'POST', headers, signal: leave.signal });
  const reader = answer.body?.getReader();
  for (let drops = 0; drops < 2; drops += 1) expect((await reader?.read())?.done).toBe(false);
  leave.abort();
  expect(state.accounts.size).toBe(2);
});

test('somebody else can answer in Stripe’s place, and nothing was done', async () => {
  const { url, state } = await start();
  const elsewhere = 'https://example.com/';
  state.faults.plan({ kind: 'answer', status: 302, body: '<html>', location: elsewhere });
  const answer = await fetch(`${url}/v1/accounts`, { method: 'POST', redirect: 'manual' });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(elsewhere);
  expect(await answer.text()).toBe('<html>');
  expect(state.accounts.size).toBe(0);
});

test('an answer can have other fields than Stripe would give them, and the next one is as it is', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'altered', fields: { id: 5, currently_due: null }, times: 1 });
  const altered = await stripe.accounts.create({}, key);
  expect(altered.id).toBe(5);
  expect(altered.requirements?.currently_due).toBeNull();
  const { id } = await stripe.accounts.create({}, key);
  expect([...state.accounts.keys()]).toEqual([id]);
});
