import { expect, test } from 'vitest';
import { control, PUBLISHABLE_KEY, sdk, start } from '../testing/sdk';

test.each(['sk_test_invalid0123', 'sk_rocketRides0000', 'nonsense-that-is-no-key'])(
  '%s is no key',
  async (key) => {
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
  },
);

test.each([
  undefined,
  'Bearer',
  'Bearer ',
  'Basic Og==',
  'sk_test_rocketRides0000',
  'Digest sk_test_rocketRides0000',
])('a request with %s for a key is told where it belongs', async (authorization) => {
  const { url } = await start();
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${url}/v1/accounts`, { headers });
  expect(response.status).toBe(401);
  expect(response.headers.get('WWW-Authenticate')).toBe('Basic realm="Stripe"');
  expect(await response.json()).toEqual({
    error: {
      type: 'invalid_request_error',
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    },
  });
});

const basic = (credentials: string) => ({
  Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

test('a key is the user’s name of HTTP Basic as well', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const response = await fetch(`${url}/v1/accounts/${id}`, { headers: basic('sk_test_rocketRides0000:') });
  expect(await response.json()).toMatchObject({ id });
});

test('a wrong key by HTTP Basic is refused, with its ends only', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/v1/accounts`, { headers: basic('sk_test_invalid0123:') });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringMatching(/^Invalid API Key provided: sk_test_\*+0123$/) },
  });
});

test('a publishable key is for browsers', async () => {
  const { url, state } = await start();
  await expect(sdk(url, PUBLISHABLE_KEY).accounts.create()).rejects.toMatchObject({
    type: 'StripePermissionError',
    statusCode: 403,
    code: 'secret_key_required',
    doc_url: 'https://stripe.com/docs/error-codes/secret-key-required',
    message:
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
  });
  expect(state.accounts.size).toBe(0);
});

test('browsers make tokens, and ask nothing else', async () => {
  const { stripe, url, state } = await start();
  const { id: account } = await stripe.accounts.create();
  const browser = sdk(url, PUBLISHABLE_KEY);
  const { id: token } = await browser.tokens.create({ pii: { id_number: '222222222' } });
  const components = { account_onboarding: { enabled: true } };
  for (const asked of [
    () => browser.tokens.retrieve(token),
    () => browser.accounts.retrieve(account),
    () => browser.accounts.update(account, {}),
    () => browser.accountSessions.create({ account, components }),
    () => browser.v2.core.accounts.retrieve(account),
  ])
    await expect(asked()).rejects.toMatchObject({ statusCode: 403, code: 'secret_key_required' });
  expect(state.sessions.size).toBe(0);
});

test('what a restricted key lacks a publishable one may ask; who is revoked may not', async () => {
  const { url } = await start();
  const pii = { id_number: '222222222' };
  await control(url, '/_local/platform', { forbidden: ['token_write'] });
  await expect(sdk(url, 'rk_test_rocketRides0000').tokens.create({ pii })).rejects.toMatchObject({
    code: 'more_permissions_required',
    message: expect.stringContaining("'token_write'"),
  });
  const browser = sdk(url, PUBLISHABLE_KEY);
  await browser.tokens.create({ pii });
  await control(url, '/_local/platform', { keyRevoked: true });
  await expect(browser.tokens.create({ pii })).rejects.toMatchObject({ code: 'api_key_expired' });
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
