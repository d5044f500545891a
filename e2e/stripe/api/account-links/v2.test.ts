import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { CHECK_SECONDS } from '../../model/verification';
import {
  control,
  destination,
  enter,
  LIVE_KEY,
  linkToV2,
  OTHER_PLATFORMS_KEY,
  open,
  openV2,
  REFRESH_URL,
  RETURN_URL,
  sdk,
  start,
  walk,
} from '../../testing/sdk';

const URLS = { return_url: RETURN_URL, refresh_url: REFRESH_URL };
const onboarding = (
  account: string,
  flow: Stripe.V2.Core.AccountLinkCreateParams.UseCase.AccountOnboarding,
) => ({
  account,
  use_case: { type: 'account_onboarding', account_onboarding: flow },
});

test('a link says when it expires and what it is for', async () => {
  const { stripe, url, state } = await start();
  const { id } = await openV2(stripe);
  const flow = { ...URLS, collection_options: { fields: 'eventually_due', future_requirements: 'include' } };
  const link = await stripe.v2.core.accountLinks.create(onboarding(id, flow));
  expect(link).toEqual({
    object: 'v2.core.account_link',
    account: id,
    created: expect.any(String),
    expires_at: new Date(Date.parse(link.created) + 600_000).toISOString(),
    livemode: false,
    url: expect.stringMatching(new RegExp(`^${url}/setup/s/`)),
    use_case: { type: 'account_onboarding', account_onboarding: flow },
  });
  expect(Math.abs(Date.parse(link.created) / 1000 - state.clock.now)).toBeLessThan(5);
});

test('a link works once', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const link = await linkToV2(stripe, id);
  expect(await enter(link)).toMatch(/\/phone$/);
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('a link works shortly before its 10 minutes are over, and not after', async () => {
  const { stripe, state } = await start();
  const { id } = await openV2(stripe);
  const [first, second] = [await linkToV2(stripe, id), await linkToV2(stripe, id)];
  state.clock.advance(595);
  expect(await enter(first)).toMatch(/\/phone$/);
  state.clock.advance(5);
  expect(destination(await open(second))).toBe(REFRESH_URL);
});

test.each(['us', 'de', 'jp'])(
  'the hosted pages take a pilot in %s from a v2 link to the end',
  async (country) => {
    const { stripe, state } = await start();
    const { id } = await openV2(stripe, { identity: { country } });
    expect((await walk(await enter(await linkToV2(stripe, id)))).at(-1)).toBe(RETURN_URL);
    state.clock.advance(CHECK_SECONDS);
    const { configuration } = await stripe.v2.core.accounts.retrieve(id, {
      include: ['configuration.merchant'],
    });
    expect(configuration?.merchant?.capabilities).toMatchObject({
      card_payments: { status: 'active', status_details: [] },
      stripe_balance: { payouts: { status: 'active', status_details: [] } },
    });
  },
);

test('a v1 link works for an account made through v2, and the other way round', async () => {
  const { stripe } = await start();
  const made = await openV2(stripe);
  const { url } = await stripe.accountLinks.create({ account: made.id, type: 'account_onboarding', ...URLS });
  expect(await enter(url)).toMatch(/\/phone$/);
  const { id } = await stripe.accounts.create();
  expect(await enter(await linkToV2(stripe, id))).toMatch(/\/phone$/);
});

test('a link needs no return URL', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const link = await stripe.v2.core.accountLinks.create(onboarding(id, { refresh_url: REFRESH_URL }));
  expect(await enter(link.url)).toMatch(/\/phone$/);
});

test.each([
  [{ return_url: RETURN_URL }, /Missing required param: use_case\.account_onboarding\.refresh_url/],
  [
    { ...URLS, configurations: ['merchant'] },
    /unknown parameter: use_case\.account_onboarding\.configurations/,
  ],
])('a link with %j is refused', async (flow, message) => {
  const { stripe, state } = await start();
  const { id } = await openV2(stripe);
  const use_case = { type: 'account_onboarding', account_onboarding: flow };
  await expect(
    stripe.rawRequest('POST', '/v2/core/account_links', { account: id, use_case }),
  ).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'invalid_fields',
    message: expect.stringMatching(message),
  });
  expect(state.links.size).toBe(0);
});

test('a link cannot do without the flow of its type', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  await expect(
    stripe.v2.core.accountLinks.create({ account: id, use_case: { type: 'account_onboarding' } }),
  ).rejects.toMatchObject({ statusCode: 400, code: 'invalid_fields' });
});

test.each([{ refresh_url: '/refresh' }, { return_url: 'javascript:alert(1)' }])(
  'an address such as %j is not a valid URL',
  async (wrong) => {
    const { stripe } = await start();
    const { id } = await openV2(stripe);
    await expect(
      stripe.v2.core.accountLinks.create(onboarding(id, { ...URLS, ...wrong })),
    ).rejects.toMatchObject({ statusCode: 400, code: 'url_invalid', message: 'Not a valid URL' });
  },
);

test('with a live key, HTTP is refused', async () => {
  const { url } = await start();
  const stripe = sdk(url, LIVE_KEY);
  const { id } = await openV2(stripe);
  await expect(stripe.v2.core.accountLinks.create(onboarding(id, URLS))).rejects.toMatchObject({
    statusCode: 400,
    message: 'Livemode requests must always be redirected via HTTPS.',
  });
});

test('no link is made for an account that is another platform’s, disconnected, closed, or never was', async () => {
  const { stripe, url } = await start();
  const others = await openV2(sdk(url, OTHER_PLATFORMS_KEY));
  const gone = await openV2(stripe);
  const closed = await openV2(stripe);
  await control(url, '/_local/accounts', { id: gone.id, disconnected: true });
  await control(url, '/_local/accounts', { id: closed.id, closed: true });
  for (const id of [others.id, gone.id, closed.id, 'acct_1NeverWasThere000'])
    await expect(linkToV2(stripe, id)).rejects.toMatchObject({ statusCode: 404, code: 'not_found' });
});

test('a link to an account that was closed since leads to the refresh URL', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  const link = await linkToV2(stripe, id);
  await control(url, '/_local/accounts', { id, closed: true });
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('no link is made for an account that was rejected', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  const forced = { requirements: { disabled_reason: 'rejected.fraud' } } as const;
  await control(url, '/_local/accounts', { id, forced });
  await expect(linkToV2(stripe, id)).rejects.toMatchObject({
    statusCode: 400,
    message: 'An account link cannot be created for this account because the account has been rejected.',
  });
});

test('account_update is only for accounts whose requirements the platform collects', async () => {
  const { stripe } = await start();
  const responsibilities = { fees_collector: 'application', losses_collector: 'application' } as const;
  const collectedByUs = await openV2(stripe, { dashboard: 'none', defaults: { responsibilities } });
  const collectedByStripe = await openV2(stripe);
  const update = (account: string) =>
    stripe.v2.core.accountLinks.create({
      account,
      use_case: { type: 'account_update', account_update: URLS },
    });
  expect((await update(collectedByUs.id)).use_case.type).toBe('account_update');
  await expect(update(collectedByStripe.id)).rejects.toMatchObject({ statusCode: 400 });
});

/** Its types say no longer that a link names configurations. */
function asBeforeEndive(url: string, account: string, flow: object) {
  return fetch(`${url}/v2/core/account_links`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_rocketRides0000', 'Stripe-Version': '2026-08-26.dahlia' },
    body: JSON.stringify({ account, use_case: { type: 'account_onboarding', account_onboarding: flow } }),
  });
}

test('before endive a link names the configurations that it is for', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  const flow = { ...URLS, configurations: ['merchant'] };
  const link = await asBeforeEndive(url, id, flow);
  expect(link.status).toBe(200);
  expect(await link.json()).toMatchObject({ use_case: { account_onboarding: flow } });
  for (const [wrong, message] of [
    [URLS, 'Missing required param: use_case.account_onboarding.configurations.'],
    [
      { ...URLS, configurations: ['recipient'] },
      'The recipient configuration is not applied to the account.',
    ],
  ] as const) {
    const refused = await asBeforeEndive(url, id, wrong);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 'invalid_fields', message } });
  }
});

test('from endive on a link names no configurations', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const flow = { ...URLS, configurations: ['merchant'] };
  await expect(stripe.v2.core.accountLinks.create(onboarding(id, flow))).rejects.toMatchObject({
    statusCode: 400,
    message: 'Received unknown parameter: use_case.account_onboarding.configurations',
  });
});
