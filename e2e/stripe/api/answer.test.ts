import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../testing/sdk';

test('an error says where its code is explained, and where the request is logged', async () => {
  const { stripe, state } = await start();
  const refusal = await stripe.accounts.retrieve('acct_unknown').then(
    () => undefined,
    (error: Stripe.errors.StripeError) => error,
  );
  expect(refusal?.doc_url).toBe('https://stripe.com/docs/error-codes/account-invalid');
  const [log, at] = refusal?.request_log_url?.split('?t=') ?? [];
  expect(log).toBe(`https://dashboard.stripe.com/test/logs/${refusal?.requestId}`);
  expect(Math.abs(Number(at) - state.clock.now)).toBeLessThan(60);
});

test('an error without a code has no page about it', async () => {
  const { stripe } = await start();
  await expect(
    stripe.accounts.create({ type: 'express', controller: { fees: { payer: 'account' } } }),
  ).rejects.toMatchObject({
    statusCode: 400,
    doc_url: undefined,
    request_log_url: expect.stringContaining('/test/logs/'),
  });
});

test('a live request is in the live log', async () => {
  const { url } = await start();
  await expect(sdk(url, LIVE_KEY).accounts.retrieve('acct_unknown')).rejects.toMatchObject({
    request_log_url: expect.stringMatching(/^https:\/\/dashboard\.stripe\.com\/logs\/req_/),
  });
});

test('a request for an account is in that account’s log', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await expect(stripe.accounts.retrieve('acct_other', {}, { stripeAccount: id })).rejects.toMatchObject({
    request_log_url: expect.stringContaining(`https://dashboard.stripe.com/${id}/test/logs/req_`),
  });
});

test('nobody’s request is in nobody’s log', async () => {
  const { url } = await start();
  await expect(sdk(url, 'sk_test_invalid0123').accounts.list()).rejects.toMatchObject({
    statusCode: 401,
    request_log_url: undefined,
  });
});

test('the SDK raises what it raises at Stripe’s errors, of v1 and of v2', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe, {}, { idempotencyKey: 'pilot-1' });
  await stripe.accounts.create({}, { idempotencyKey: 'pilot-1' });
  const raised = (asked: Promise<unknown>) =>
    asked.then(
      () => 'nothing',
      ({ type, statusCode }: { type: string; statusCode: number }) => `${type} ${statusCode}`,
    );
  const stranger = sdk(url, OTHER_PLATFORMS_KEY);
  expect(
    await Promise.all([
      raised(stripe.accounts.create({ country: 'Nepal' })),
      raised(stripe.accounts.create({ country: 'DE' }, { idempotencyKey: 'pilot-1' })),
      raised(stranger.accounts.retrieve(id)),
      raised(openV2(stripe, { identity: { country: 'Nepal' } })),
      raised(openV2(stripe, { identity: { country: 'de' } }, { idempotencyKey: 'pilot-1' })),
      raised(stranger.v2.core.accounts.retrieve(id)),
      raised(stripe.rawRequest('GET', '/v2/core/pilots')),
      raised(sdk(url, 'sk_test_invalid0123').v2.core.accounts.list()),
    ]),
  ).toEqual([
    'StripeInvalidRequestError 400',
    'StripeIdempotencyError 400',
    'StripePermissionError 403',
    'StripeInvalidRequestError 400',
    'StripeIdempotencyError 409',
    'StripeInvalidRequestError 404',
    'StripeInvalidRequestError 404',
    'StripeAuthenticationError 401',
  ]);
});
