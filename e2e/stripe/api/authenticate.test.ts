import { expect, test } from 'vitest';
import { control, sdk, start } from '../testing/sdk';

test.each([
  'sk_test_invalid0123',
  'pk_test_rocketRides0000',
  'sk_rocketRides0000',
  'nonsense-that-is-no-key',
])('%s is no key', async (key) => {
  const { url, state } = await start();
  const refusal = await sdk(url, key)
    .accounts.create()
    .then(JSON.stringify, (error: Error) => error);
  expect(refusal).toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
    message: expect.stringMatching(/^Invalid API Key provided: /),
  });
  expect(JSON.stringify(refusal)).not.toContain(key);
  expect(state.accounts.size).toBe(0);
});

test('a request without a key is told where it belongs', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/v1/accounts`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringMatching(/^You did not provide an API key\./) },
  });
});

test('a restricted key is its platform’s as well', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const retrieved = await sdk(url, 'rk_test_rocketRides0000').accounts.retrieve(id);
  expect(retrieved.id).toBe(id);
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
