import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, openV2, start } from '../../testing/sdk';

const ALL: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
];
const RESTRICTED = {
  status: 'restricted',
  status_details: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
};

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
        fees_collector: 'application_express',
        losses_collector: 'application',
        requirements_collector: 'stripe',
      },
    },
  });
});
