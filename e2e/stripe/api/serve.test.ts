import { expect, test } from 'vitest';
import { ask, OTHER_PLATFORMS_KEY, sdk, start } from '../testing/sdk';

test('a URL that the API does not have is unrecognized', async () => {
  const { stripe } = await start();
  await expect(stripe.rawRequest('GET', '/v1/pilots')).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 404,
    message: expect.stringMatching(/^Unrecognized request URL \(GET: \/v1\/pilots\)\./),
  });
});

test('every answer has a request ID of its own', async () => {
  const { url, state } = await start();
  state.faults.plan({ kind: 'unavailable', path: '/v1/accounts/acct_down' });
  state.faults.plan({ kind: 'rate_limit', path: '/v1/accounts/acct_busy' });
  state.faults.plan({ kind: 'server_error', done: false, path: '/v1/accounts/acct_broken' });
  const answers = await Promise.all([
    ask(url, '/v1/accounts', { form: '' }),
    ask(url, '/v1/accounts'),
    ask(url, '/v1/accounts', { form: 'foo=1' }),
    ask(url, '/v1/accounts', { key: 'sk_test_invalid' }),
    ask(url, '/v1/accounts/acct_unknown'),
    ask(url, '/v1/pilots'),
    ask(url, '/v1/accounts/acct_busy'),
    ask(url, '/v1/accounts/acct_broken'),
    ask(url, '/v1/accounts/acct_down'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 401, 403, 404, 429, 500, 503]);
  const requestIds = answers.map(({ headers }) => headers.get('Request-Id'));
  for (const requestId of requestIds) expect(requestId).toMatch(/^req_\w{14}$/);
  expect(new Set(requestIds).size).toBe(answers.length);
});

test('the SDK has the request ID of an answer and of an error', async () => {
  const { stripe } = await start();
  const { lastResponse } = await stripe.accounts.create();
  expect(lastResponse.requestId).toMatch(/^req_/);
  await expect(stripe.accounts.retrieve('acct_unknown')).rejects.toMatchObject({
    requestId: expect.stringMatching(/^req_/),
  });
});

test('the log tells of every request to the API, in order', async () => {
  const { stripe, url, state } = await start();
  const { id } = await stripe.accounts.create({}, { idempotencyKey: 'pilot-1' });
  await stripe.accounts.retrieve(id);
  await expect(sdk(url, OTHER_PLATFORMS_KEY).accounts.retrieve(id)).rejects.toThrow();
  await ask(url, '/v1/pilots', { form: 'a=1' });
  const ms = expect.any(Number);
  expect(state.log.entries).toEqual([
    { method: 'POST', path: '/v1/accounts', status: 200, idempotencyKey: 'pilot-1', ms },
    { method: 'GET', path: `/v1/accounts/${id}`, status: 200, idempotencyKey: null, ms },
    { method: 'GET', path: `/v1/accounts/${id}`, status: 403, idempotencyKey: null, ms },
    { method: 'POST', path: '/v1/pilots', status: 404, idempotencyKey: null, ms },
  ]);
});

test('the log has neither what tests ask for nor the hosted pages', async () => {
  const { url, state } = await start();
  await fetch(`${url}/_local/health`);
  await fetch(`${url}/setup/v/visit_none/phone`);
  expect(state.log.entries).toEqual([]);
});

test('a body of v2 that is no JSON is refused', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/v2/core/accounts`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_rocketRides0000' },
    body: 'dashboard=full',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_fields' } });
});

test('a rate limit is one of v2’s own', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'rate_limit', times: 1 });
  await expect(stripe.v2.core.accounts.list()).rejects.toMatchObject({
    type: 'RateLimitError',
    statusCode: 429,
  });
});

test('a DELETE is asked in its query or in its body', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const headers = { Authorization: 'Bearer sk_test_rocketRides0000' };
  const refused = [
    await fetch(`${url}/v1/accounts/${id}?foo=1`, { method: 'DELETE', headers }),
    await fetch(`${url}/v1/accounts/${id}`, { method: 'DELETE', headers, body: 'foo=1' }),
  ];
  for (const response of refused)
    expect(await response.json()).toMatchObject({ error: { message: 'Received unknown parameter: foo' } });
  expect(await stripe.accounts.del(id)).toMatchObject({ deleted: true });
});

test('a method that a path does not have is unrecognized', async () => {
  const { url } = await start();
  const headers = { Authorization: 'Bearer sk_test_rocketRides0000' };
  const v1 = await fetch(`${url}/v1/account_links`, { headers });
  expect([v1.status, await v1.json()]).toMatchObject([
    404,
    { error: { message: expect.stringMatching(/^Unrecognized request URL \(GET: \/v1\/account_links\)\./) } },
  ]);
  const v2 = await fetch(`${url}/v2/core/account_links`, { headers });
  expect([v2.status, await v2.json()]).toMatchObject([
    404,
    { error: { code: 'not_found', message: 'The API method cannot be found.' } },
  ]);
});
