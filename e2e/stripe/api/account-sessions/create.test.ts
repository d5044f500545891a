import { expect, test } from 'vitest';
import { ask, openV2, platformsOwn, start } from '../../testing/sdk';

const noDashboard = {
  country: 'US',
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  controller: platformsOwn,
} as const;

test('a session has the components asked for, with Stripe’s defaults, and names all others', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const session = await stripe.accountSessions.create({
    account: id,
    components: {
      account_onboarding: { enabled: true },
      payments: { enabled: true, features: { refund_management: false } },
    },
  });
  expect(session).toMatchObject({
    object: 'account_session',
    account: id,
    client_secret: expect.stringMatching(/^accs_secret__\w{47}$/),
    livemode: false,
    components: {
      account_onboarding: {
        enabled: true,
        features: { external_account_collection: true, disable_stripe_user_authentication: false },
      },
      payments: { enabled: true, features: { refund_management: false, capture_payments: true } },
      payouts: { enabled: false, features: { standard_payouts: true } },
      documents: { enabled: false, features: {} },
    },
  });
  expect(session.expires_at).toBeGreaterThan(state.clock.now);
  const again = await stripe.accountSessions.create({
    account: id,
    components: { payouts: { enabled: true } },
  });
  expect(again.client_secret).not.toBe(session.client_secret);
});

test('from its first session on, the pilot’s own details are Stripe’s to ask', async () => {
  const { stripe } = await start();
  const individual = { first_name: 'Amelia' };
  const { id } = await stripe.accounts.create({ business_type: 'individual', individual });
  expect((await stripe.accounts.retrieve(id)).individual).toMatchObject(individual);
  await stripe.accountSessions.create({ account: id, components: { payouts: { enabled: true } } });
  expect(await stripe.accounts.retrieve(id)).not.toHaveProperty('individual');
  await expect(stripe.accounts.update(id, { individual })).rejects.toMatchObject({ statusCode: 403 });
});

test('an account made through v2 has sessions too', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const components = { account_onboarding: { enabled: true } };
  expect(await stripe.accountSessions.create({ account: id, components })).toMatchObject({ account: id });
});

test('a platform that collects requirements may do without Stripe’s sign-in, and without banks', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(noDashboard);
  const { components } = await stripe.accountSessions.create({
    account: id,
    components: {
      account_onboarding: { enabled: true, features: { external_account_collection: false } },
      account_management: { enabled: true, features: { disable_stripe_user_authentication: true } },
    },
  });
  expect(components.account_onboarding.features.disable_stripe_user_authentication).toBe(true);
  expect(components.account_management.features).toEqual({
    disable_stripe_user_authentication: true,
    external_account_collection: true,
  });
});

test.each([
  ['disable_stripe_user_authentication', true],
  ['external_account_collection', false],
])('where Stripe collects them, %s is not %s', async (feature, value) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const session = (given: boolean) =>
    stripe.accountSessions.create({
      account: id,
      components: { account_onboarding: { enabled: true, features: { [feature]: given } } },
    });
  await expect(session(value)).rejects.toMatchObject({
    statusCode: 400,
    param: `components[account_onboarding][features][${feature}]`,
  });
  await expect(session(!value)).resolves.toMatchObject({ account: id });
});

test.each([
  ['disable_stripe_user_authentication', {}],
  // By default Stripe signs pilots in where it collects no banks.
  ['external_account_collection', { disable_stripe_user_authentication: true }],
] as const)('components that differ in %s are refused', async (feature, others) => {
  const { stripe } = await start();
  const { id: account } = await stripe.accounts.create(noDashboard);
  const session = (first: boolean, second: boolean) =>
    stripe.accountSessions.create({
      account,
      components: {
        account_onboarding: { enabled: true, features: { ...others, [feature]: first } },
        documents: { enabled: true },
        payouts: { enabled: true, features: { ...others, [feature]: second } },
      },
    });
  await expect(session(true, false)).rejects.toMatchObject({
    statusCode: 400,
    message: `The \`features[${feature}]\` property specified by \`payouts\` and \`account_onboarding\` must be the same.`,
  });
  for (const same of [true, false])
    expect((await session(same, same)).components).toMatchObject({
      account_onboarding: { features: { [feature]: same } },
      payouts: { features: { [feature]: same } },
    });
});

test('a component that does not say whether Stripe signs the pilot in counts by its default', async () => {
  const { stripe } = await start();
  const { id: account } = await stripe.accounts.create(noDashboard);
  const components = {
    account_onboarding: { enabled: true, features: { disable_stripe_user_authentication: true } },
    payouts: { enabled: true },
  };
  await expect(stripe.accountSessions.create({ account, components })).rejects.toThrow(
    /disable_stripe_user_authentication.*must be the same/,
  );
});

test('what is not enabled does not count', async () => {
  const { stripe } = await start();
  const { id: account } = await stripe.accounts.create(noDashboard);
  const signIn = (enabled: boolean, disabled: boolean) => ({
    enabled,
    features: { disable_stripe_user_authentication: disabled },
  });
  const components = { account_onboarding: signIn(true, true), payouts: signIn(false, false) };
  await expect(stripe.accountSessions.create({ account, components })).resolves.toMatchObject({ account });
});

test('a component that there is not is refused', async () => {
  const { stripe, url, state } = await start();
  const { id } = await stripe.accounts.create();
  const form = `account=${id}&components[account_onboarding][enabled]=true&components[weather][enabled]=true`;
  const refused = await ask(url, '/v1/account_sessions', { form });
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: { code: 'parameter_unknown', param: 'components[weather]' } },
  ]);
  expect(state.sessions.size).toBe(0);
});

test('a session without a component, or without an account, is refused', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const components = { account_onboarding: { enabled: false } };
  await expect(stripe.accountSessions.create({ account: id, components })).rejects.toMatchObject({
    param: 'components',
  });
  await expect(
    stripe.accountSessions.create({ account: 'acct_nobody', components: { documents: { enabled: true } } }),
  ).rejects.toMatchObject({ code: 'account_invalid' });
});
