import { expect, test } from 'vitest';
import { control, LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, sdk, start } from '../../testing/sdk';

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

test('a recipient has transfers and payouts', async () => {
  const { stripe, state } = await start();
  state.platform.transfersAlone = 'approved';
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

test('v2 closes an account whose configurations are all named', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  const { accounts } = stripe.v2.core;
  await expect(accounts.close(id)).rejects.toMatchObject({ code: 'invalid_fields' });
  expect(await accounts.close(id, { applied_configurations: ['merchant'] })).toMatchObject({ closed: true });
  expect(await accounts.retrieve(id)).toMatchObject({ id, closed: true });
});
