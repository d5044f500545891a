import { expect, test } from 'vitest';
import {
  control,
  LIVE_KEY,
  linkTo,
  OTHER_PLATFORMS_KEY,
  REFRESH_URL,
  RETURN_URL,
  sdk,
  start,
} from '../../testing/sdk';

const NOT_CONNECTED =
  'You requested an account link for an account that is not connected to your platform or does not exist.';

test('a link says when it expires, and has no ID', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const link = await stripe.accountLinks.create({
    account: id,
    type: 'account_onboarding',
    return_url: RETURN_URL,
    refresh_url: REFRESH_URL,
    collection_options: { fields: 'eventually_due', future_requirements: 'include' },
  });
  expect(link).toEqual({
    object: 'account_link',
    created: expect.any(Number),
    expires_at: link.created + 300,
    url: expect.stringMatching(new RegExp(`^${url}/`)),
  });
});

test('no link is made for another platform’s account, a disconnected one, or one that never was', async () => {
  const { stripe, url } = await start();
  const others = await sdk(url, OTHER_PLATFORMS_KEY).accounts.create();
  const gone = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id: gone.id, disconnected: true });
  for (const id of [others.id, gone.id, 'acct_1NeverWasThere000']) {
    await expect(linkTo(stripe, id)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      message: NOT_CONNECTED,
    });
  }
});

test('no link is made for an account that was rejected', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', {
    id,
    forced: { requirements: { disabled_reason: 'rejected.terms_of_service' } },
  });
  await expect(linkTo(stripe, id)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    message: 'An account link cannot be created for this account because the account has been rejected.',
  });
});

test.each(['return_url', 'refresh_url'])('with a live key, an HTTP %s is refused', async (name) => {
  const { url, state } = await start();
  const stripe = sdk(url, LIVE_KEY);
  const { id } = await stripe.accounts.create();
  const urls = { return_url: 'https://example.com/return', refresh_url: 'https://example.com/refresh' };
  await expect(
    stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      ...urls,
      [name]: 'http://example.com',
    }),
  ).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    message: 'Livemode requests must always be redirected via HTTPS.',
  });
  expect(state.links.size).toBe(0);
  await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...urls });
});

test.each([
  ['return_url', '/return'],
  ['refresh_url', 'example.com/refresh'],
  ['return_url', 'javascript:alert(1)'],
])('a %s such as %s is not a valid URL', async (name, value) => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  await expect(
    stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      return_url: RETURN_URL,
      refresh_url: REFRESH_URL,
      [name]: value,
    }),
  ).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'url_invalid',
    message: 'Not a valid URL',
    param: name,
  });
  expect(state.links.size).toBe(0);
});

test.each(['return_url', 'refresh_url'])('a link cannot do without its %s', async (name) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const other = name === 'return_url' ? { refresh_url: REFRESH_URL } : { return_url: RETURN_URL };
  await expect(
    stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...other }),
  ).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param: name });
});

test('a link cannot do without its account and its type', async () => {
  const { stripe } = await start();
  await expect(
    stripe.rawRequest('POST', '/v1/account_links', { type: 'account_onboarding' }),
  ).rejects.toMatchObject({ statusCode: 400, code: 'parameter_missing', param: 'account' });
  await expect(stripe.rawRequest('POST', '/v1/account_links', { account: 'acct_1' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    param: 'type',
  });
});

test('account_update is only for accounts whose requirements the platform collects', async () => {
  const { stripe } = await start();
  const urls = { return_url: RETURN_URL, refresh_url: REFRESH_URL };
  const collectedByStripe = await stripe.accounts.create();
  const collectedByUs = await stripe.accounts.create({
    country: 'US',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    controller: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
    },
  });
  await expect(
    stripe.accountLinks.create({ account: collectedByStripe.id, type: 'account_update', ...urls }),
  ).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
  const link = await stripe.accountLinks.create({
    account: collectedByUs.id,
    type: 'account_update',
    ...urls,
  });
  expect(link.object).toBe('account_link');
});
