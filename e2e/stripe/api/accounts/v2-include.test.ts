import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const ALL: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
];

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
