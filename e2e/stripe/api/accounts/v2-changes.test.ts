import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, openV2, start } from '../../testing/sdk';

const RECIPIENT = {
  recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
};
const RESTRICTED = {
  status: 'restricted',
  status_details: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
};

test('an update changes what it names and nothing else', async () => {
  const { stripe, state } = await start();
  state.platform.transfersAlone = 'approved';
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
  [
    'who pays its fees',
    { defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'stripe' } } },
  ],
])('an account cannot change %s', async (_, change) => {
  const { stripe } = await start();
  const { id } = await openV2(stripe);
  await expect(stripe.v2.core.accounts.update(id, change)).rejects.toMatchObject({ statusCode: 400 });
});

test('the country of an account that was put into a state past its onboarding cannot be changed', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  const move = () => stripe.v2.core.accounts.update(id, { identity: { country: 'de' } });
  await expect(move()).rejects.toMatchObject({ statusCode: 400, param: 'identity.country' });
  await control(url, '/_local/accounts', { id, state: null });
  await move();
});
