import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../../testing/sdk';

type Params = Stripe.V2.Core.AccountCreateParams;

const ALL: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
];
const RECIPIENT = {
  recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
};
const PLATFORM = {
  responsibilities: { fees_collector: 'application', losses_collector: 'application' },
} as const;
const RESTRICTED = {
  status: 'restricted',
  status_details: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
};

test('an account is created with what the platform said of it', async () => {
  const { stripe } = await start();
  const account = await openV2(stripe, {
    contact_email: 'pilot@example.com',
    contact_phone: '+15550000000',
    display_name: 'Amelia',
    identity: { country: 'de', entity_type: 'company' },
    metadata: { pilot_id: 'p 1' },
    include: ['configuration.merchant', 'defaults', 'identity'],
  });
  expect(account).toMatchObject({
    id: expect.stringMatching(/^acct_\w{16}$/),
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    closed: false,
    contact_email: 'pilot@example.com',
    contact_phone: '+15550000000',
    created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
    dashboard: 'full',
    display_name: 'Amelia',
    identity: { country: 'DE', entity_type: 'company' },
    livemode: false,
    metadata: { pilot_id: 'p 1' },
    configuration: {
      merchant: {
        applied: true,
        capabilities: { card_payments: RESTRICTED, stripe_balance: { payouts: RESTRICTED } },
      },
    },
    defaults: {
      currency: 'eur',
      responsibilities: {
        fees_collector: 'stripe',
        losses_collector: 'stripe',
        requirements_collector: 'stripe',
      },
    },
  });
});

test('what was not asked for by include is null, whatever the request', async () => {
  const { stripe } = await start();
  const created = await openV2(stripe);
  const answers = [
    created,
    await stripe.v2.core.accounts.retrieve(created.id),
    await stripe.v2.core.accounts.update(created.id, { display_name: 'Amelia' }),
    (await stripe.v2.core.accounts.list()).data[0],
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({
      id: created.id,
      configuration: null,
      defaults: null,
      identity: null,
      requirements: null,
      future_requirements: null,
    });
});

test('what was asked for by include is there, whatever the request', async () => {
  const { stripe, state } = await start();
  const created = await openV2(stripe, { include: ALL });
  const retrieved = await stripe.v2.core.accounts.retrieve(created.id, { include: ALL });
  expect(retrieved).toEqual(created);
  expect(await stripe.v2.core.accounts.update(created.id, { include: ALL })).toEqual(created);
  expect(created.requirements?.entries).not.toEqual([]);
  expect(created.identity).toEqual({ country: 'US' });
  expect(state.log.entries.map(({ path }) => path)).toEqual([
    '/v2/core/accounts',
    `/v2/core/accounts/${created.id}`,
    `/v2/core/accounts/${created.id}`,
  ]);
});

test('of the configurations only those asked for are told, and only those that apply', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const { configuration } = await stripe.v2.core.accounts.retrieve(id, {
    include: ['configuration.recipient', 'configuration.merchant'],
  });
  expect(configuration).toMatchObject({ customer: null, merchant: { applied: true }, recipient: null });
  const other = await stripe.v2.core.accounts.retrieve(id, { include: ['configuration.recipient'] });
  expect(other.configuration).toEqual({ customer: null, merchant: null, recipient: null });
});

test('a recipient has transfers and payouts', async () => {
  const { stripe } = await start();
  const account = await openV2(stripe, {
    dashboard: 'express',
    defaults: PLATFORM,
    configuration: RECIPIENT,
    include: ['configuration.recipient'],
  });
  expect(account.applied_configurations).toEqual(['recipient']);
  expect(account.configuration?.recipient).toEqual({
    applied: true,
    capabilities: { stripe_balance: { stripe_transfers: RESTRICTED, payouts: RESTRICTED } },
  });
});

test('an update changes what it names and nothing else', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, { contact_email: 'old@example.com', metadata: { a: '1', b: '2' } });
  const account = await stripe.v2.core.accounts.update(id, {
    contact_email: 'new@example.com',
    metadata: { a: null, c: '3' },
    configuration: RECIPIENT,
    include: ['configuration.merchant', 'configuration.recipient'],
  });
  expect(account).toMatchObject({
    contact_email: 'new@example.com',
    metadata: { b: '2', c: '3' },
    applied_configurations: ['merchant', 'recipient'],
    configuration: {
      merchant: { capabilities: { card_payments: RESTRICTED } },
      recipient: { applied: true },
    },
  });
  const without = await stripe.v2.core.accounts.update(id, {
    configuration: { merchant: { applied: false } },
  });
  expect(without.applied_configurations).toEqual(['recipient']);
  expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ transfers: 'inactive' });
});

test('a capability that is not requested any more is gone', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const account = await stripe.v2.core.accounts.update(id, {
    configuration: { merchant: { capabilities: { card_payments: { requested: false } } } },
    include: ['configuration.merchant'],
  });
  expect(account.applied_configurations).toEqual(['merchant']);
  expect(account.configuration?.merchant?.capabilities).toEqual({ stripe_balance: { payouts: RESTRICTED } });
});

test.each<[string, Stripe.V2.Core.AccountUpdateParams]>([
  ['its dashboard', { dashboard: 'none' }],
  ['its country', { identity: { country: 'de' } }],
  [
    'who pays its fees',
    { defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'stripe' } } },
  ],
])('an account cannot change %s', async (_, change) => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  await expect(stripe.v2.core.accounts.update(id, change)).rejects.toMatchObject({ statusCode: 400 });
});

test.each<
  [string, NonNullable<Params['dashboard']>, 'stripe' | 'application', 'stripe' | 'application', string]
>([
  ['full', 'full', 'stripe', 'stripe', 'stripe'],
  ['express', 'express', 'application', 'application', 'stripe'],
  ['none, all by the platform', 'none', 'application', 'application', 'application'],
  ['none, all by Stripe', 'none', 'stripe', 'stripe', 'stripe'],
  ['none, fees by the platform', 'none', 'application', 'stripe', 'stripe'],
])(
  'a dashboard and responsibilities that go together are accepted: %s',
  async (_, dashboard, fees, losses, collector) => {
    const { stripe } = await start();
    const responsibilities = { fees_collector: fees, losses_collector: losses };
    const account = await openV2(stripe, {
      dashboard,
      defaults: { responsibilities },
      include: ['defaults'],
    });
    expect(account.dashboard).toBe(dashboard);
    expect(account.defaults?.responsibilities).toEqual({
      ...responsibilities,
      requirements_collector: collector,
    });
    const { controller } = await stripe.accounts.retrieve(account.id);
    expect(controller).toMatchObject({
      fees: { payer: fees === 'stripe' ? 'account' : 'application' },
      losses: { payments: losses },
      requirement_collection: collector,
      stripe_dashboard: { type: dashboard },
    });
  },
);

test.each<[NonNullable<Params['dashboard']>, 'stripe' | 'application', 'stripe' | 'application']>([
  ['full', 'application', 'stripe'],
  ['full', 'stripe', 'application'],
  ['full', 'application', 'application'],
  ['express', 'stripe', 'stripe'],
  ['express', 'application', 'stripe'],
  ['express', 'stripe', 'application'],
  ['none', 'stripe', 'application'],
])('the dashboard %s with fees by %s and losses by %s is refused', async (dashboard, fees, losses) => {
  const { stripe, state } = await start();
  const responsibilities = { fees_collector: fees, losses_collector: losses };
  await expect(openV2(stripe, { dashboard, defaults: { responsibilities } })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: expect.stringMatching(/^account_controller_/),
    message: expect.stringMatching(/^Accounts /),
  });
  expect(state.accounts.size).toBe(0);
});

test('the responsibilities must be said where the account is a merchant or a recipient', async () => {
  const { stripe } = await start();
  await expect(openV2(stripe, { defaults: {} })).rejects.toMatchObject({ statusCode: 400 });
});

test('the country must be said', async () => {
  const { stripe, state } = await start();
  await expect(openV2(stripe, { identity: {} })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'identity_country_required',
  });
  expect(state.accounts.size).toBe(0);
});

test.each([
  [{ controller: {} }, 'Received unknown parameter: controller'],
  [{ configuration: { merchant: { capabilities: { stripe_transfers: {} } } } }, /unknown parameter/],
  [{ dashboard: 'standard' }, 'Invalid dashboard: must be one of express, full, or none'],
  [{ include: ['merchant'] }, /^Invalid include/],
])('%j is no request of v2', async (parameters, message) => {
  const { stripe } = await start();
  await expect(stripe.rawRequest('POST', '/v2/core/accounts', parameters)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    code: 'invalid_fields',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

test('a body that is no JSON is refused', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/v2/core/accounts`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_rocketRides0000' },
    body: 'dashboard=full',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_fields' } });
});

test('an account of another platform, another mode, or one that is gone is not found', async () => {
  const { stripe, url } = await start();
  const gone = await openV2(stripe);
  await control(url, '/_local/accounts', { id: gone.id, disconnected: true });
  const others = await openV2(sdk(url, OTHER_PLATFORMS_KEY));
  const live = await openV2(sdk(url, LIVE_KEY));
  const notFound = { type: 'StripeInvalidRequestError', statusCode: 404, code: 'not_found' };
  for (const id of [gone.id, others.id, live.id, 'acct_1NeverWasThere000']) {
    await expect(stripe.v2.core.accounts.retrieve(id)).rejects.toMatchObject(notFound);
    await expect(stripe.v2.core.accounts.update(id, {})).rejects.toMatchObject(notFound);
  }
});

test('a closed account says so in v2, and is gone in v1', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', { id, closed: true });
  expect((await stripe.v2.core.accounts.retrieve(id)).closed).toBe(true);
  await expect(stripe.v2.core.accounts.update(id, {})).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({
    statusCode: 403,
    code: 'account_invalid',
  });
  expect((await stripe.accounts.list()).data).toEqual([]);
});

test('an account made through v2 is seen through v1', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, { contact_email: 'pilot@example.com', metadata: { pilot_id: 'p1' } });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    id,
    object: 'account',
    email: 'pilot@example.com',
    country: 'US',
    type: 'standard',
    capabilities: { card_payments: 'inactive' },
    metadata: { pilot_id: 'p1' },
  });
  await stripe.accounts.update(id, { email: 'new@example.com', business_type: 'individual' });
  expect(await stripe.v2.core.accounts.retrieve(id, { include: ['identity'] })).toMatchObject({
    contact_email: 'new@example.com',
    identity: { entity_type: 'individual' },
  });
});

test('an account made through v1 is seen through v2', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({
    type: 'express',
    country: 'DE',
    email: 'pilot@example.com',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  const account = await stripe.v2.core.accounts.retrieve(id, { include: ALL });
  expect(account).toMatchObject({
    id,
    applied_configurations: ['merchant', 'recipient'],
    contact_email: 'pilot@example.com',
    dashboard: 'express',
    identity: { country: 'DE' },
    configuration: {
      merchant: { capabilities: { card_payments: RESTRICTED } },
      recipient: { capabilities: { stripe_balance: { stripe_transfers: RESTRICTED } } },
    },
    defaults: {
      responsibilities: {
        fees_collector: 'application',
        losses_collector: 'application',
        requirements_collector: 'stripe',
      },
    },
  });
});

test('accounts are created no faster than Stripe lets them', async () => {
  const { stripe, state } = await start();
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => openV2(stripe)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { type: 'RateLimitError', statusCode: 429, code: 'account_rate_limit_exceeded' },
  });
  expect(state.accounts.size).toBe(5);
});

test('a rate limit is one of v2’s own', async () => {
  const { stripe, state } = await start();
  state.faults.plan({ kind: 'rate_limit', times: 1 });
  await expect(stripe.v2.core.accounts.list()).rejects.toMatchObject({
    type: 'RateLimitError',
    statusCode: 429,
  });
});
