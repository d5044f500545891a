import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, sdk, start } from '../../testing/sdk';

test('an account is created with what the platform said of it', async () => {
  const { stripe } = await start();
  const account = await stripe.accounts.create({
    country: 'DE',
    email: 'pilot@example.com',
    business_type: 'company',
    metadata: { pilot: 'p 1', 'a&b': 'c=d' },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    controller: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
    },
  });
  expect(account).toMatchObject({
    id: expect.stringMatching(/^acct_\w{16}$/),
    object: 'account',
    country: 'DE',
    email: 'pilot@example.com',
    business_type: 'company',
    metadata: { pilot: 'p 1', 'a&b': 'c=d' },
    capabilities: { card_payments: 'inactive', transfers: 'inactive' },
    controller: {
      type: 'application',
      is_controller: true,
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
    },
    type: 'custom',
  });
});

test('a capability that was named but not requested is not there', async () => {
  const { stripe, state } = await start();
  state.platform.transfersAlone = 'approved';
  const { capabilities } = await stripe.accounts.create({
    capabilities: { card_payments: { requested: false }, transfers: { requested: true } },
  });
  expect(capabilities).toEqual({ transfers: 'inactive' });
});

test('a new account can do nothing, and everything is due', async () => {
  const { stripe } = await start();
  const account = await stripe.accounts.create();
  expect(account).toMatchObject({
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    requirements: { disabled_reason: 'requirements.past_due', pending_verification: [], errors: [] },
  });
  const { currently_due, eventually_due, past_due } = account.requirements ?? {};
  expect(currently_due).toContain('business_type');
  expect([eventually_due, past_due]).toEqual([currently_due, currently_due]);
});

test('an account that is retrieved is the one that was created', async () => {
  const { stripe } = await start();
  const created = await stripe.accounts.create({ email: 'pilot@example.com' });
  expect(await stripe.accounts.retrieve(created.id)).toEqual(created);
});

test('an update changes what it names, adds to the metadata, and leaves the rest', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ email: 'old@example.com', metadata: { pilot: 'p1' } });
  const updated = await stripe.accounts.update(id, {
    business_type: 'individual',
    metadata: { plane: 'DC-3' },
  });
  expect(updated).toMatchObject({
    business_type: 'individual',
    email: 'old@example.com',
    metadata: { pilot: 'p1', plane: 'DC-3' },
  });
  expect(updated.requirements?.currently_due).toContain('individual.first_name');
  expect(updated.requirements?.currently_due).not.toContain('business_type');
  expect(await stripe.accounts.retrieve(id)).toEqual(updated);
});

test('metadata is unset key by key with an empty value, and all of it with an empty one', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ metadata: { pilot: 'p1', plane: 'DC-3', base: 'KTM' } });
  const without = await stripe.accounts.update(id, { metadata: { plane: '' } });
  expect(without.metadata).toEqual({ pilot: 'p1', base: 'KTM' });
  expect((await stripe.accounts.update(id, { metadata: '' })).metadata).toEqual({});
});

test('an empty value at creation is no metadata, and the other values stay', async () => {
  const { stripe } = await start();
  const { metadata } = await stripe.accounts.create({ metadata: { pilot: 'p1', plane: '' } });
  expect(metadata).toEqual({ pilot: 'p1' });
});

test('an account is called by the type it was created with', async () => {
  const { stripe } = await start();
  const types = ['standard', 'express', 'custom'] as const;
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } };
  for (const type of types)
    expect(await stripe.accounts.create({ type, country: 'US', capabilities })).toMatchObject({ type });
});

test.each([
  ['a parameter that there is not', { foo: 1 }, { code: 'parameter_unknown', param: 'foo' }],
  [
    'one that there is not further down',
    { controller: { fees: { who: 'me' } } },
    { code: 'parameter_unknown', param: 'controller[fees][who]' },
  ],
  [
    'a value that is none of those possible',
    { controller: { stripe_dashboard: { type: 'half' } } },
    { param: 'controller[stripe_dashboard][type]' },
  ],
  [
    'a value of another type',
    { capabilities: { transfers: { requested: 'yes' } } },
    { param: 'capabilities[transfers][requested]' },
  ],
  ['text where there are names', { controller: 'none' }, { param: 'controller' }],
  ['a country that is none', { country: 'Nepal' }, { param: 'country' }],
])('%s is refused, and no account is made', async (_, parameters, problem) => {
  const { stripe, state } = await start();
  await expect(stripe.rawRequest('POST', '/v1/accounts', parameters)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    ...problem,
  });
  expect(state.accounts.size).toBe(0);
});

test('an update is held to its own parameters', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await expect(
    stripe.rawRequest('POST', `/v1/accounts/${id}`, { controller: { fees: { payer: 'account' } } }),
  ).rejects.toMatchObject({ statusCode: 400, code: 'parameter_unknown' });
});

test('another platform’s account, a disconnected one, the other mode’s and one that never was are the same', async () => {
  const { stripe, url } = await start();
  const others = await sdk(url, OTHER_PLATFORMS_KEY).accounts.create();
  const live = await sdk(url, LIVE_KEY).accounts.create();
  const gone = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id: gone.id, disconnected: true });

  const answers = [others.id, live.id, gone.id, 'acct_1NeverWasThere000'].flatMap((id) => [
    stripe.accounts.retrieve(id).then(JSON.stringify, (error: Error) => ({ id, error })),
    stripe.accounts.update(id, {}).then(JSON.stringify, (error: Error) => ({ id, error })),
  ]);
  const told = (await Promise.all(answers)).map((answer) => {
    expect(answer).toMatchObject({
      error: { type: 'StripePermissionError', statusCode: 403, code: 'account_invalid' },
    });
    return typeof answer === 'string' ? answer : answer.error.message.replace(answer.id, 'the account');
  });
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toMatch(
    /^The provided key 'sk_test_\*+0000' does not have access to account 'the account'/,
  );
});

test('an account that v1 deleted is gone, and can’t be deleted again', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  expect(await stripe.accounts.del(id)).toMatchObject({ id, deleted: true });
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' });
  await expect(stripe.accounts.del(id)).rejects.toMatchObject({ code: 'account_invalid' });
});

test('a live account with the full Dashboard is its owner’s, and is not deleted', async () => {
  const { url } = await start();
  const live = sdk(url, LIVE_KEY);
  const { id } = await live.accounts.create();
  await expect(live.accounts.del(id)).rejects.toMatchObject({ statusCode: 400 });
  await live.accounts.retrieve(id);
});
