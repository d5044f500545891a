import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { allProvided, company, person } from '../../testing/companies';
import { openV2, start } from '../../testing/sdk';

async function typesOf(stripe: Stripe, stripeAccount: string): Promise<string[]> {
  return (await stripe.events.list({ limit: 100 }, { stripeAccount })).data.map(({ type }) => type).reverse();
}

test('snapshots tell of persons, and of what their account is asked', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create(company('DE', allProvided));
  state.settle();
  const added = await stripe.accounts.createPerson(id, {
    ...person('DE'),
    relationship: { representative: true },
  });
  expect(await typesOf(stripe, id)).toEqual(['account.updated', 'person.created']);
  await stripe.accounts.updatePerson(id, added.id, { relationship: { title: 'Captain' } });
  const [last] = (await stripe.events.list({ type: 'person.updated' }, { stripeAccount: id })).data;
  expect(last).toMatchObject({
    account: id,
    data: {
      object: { id: added.id, relationship: { title: 'Captain' } },
      previous_attributes: { relationship: { title: null } },
    },
  });
  await stripe.accounts.deletePerson(id, added.id);
  expect(await typesOf(stripe, id)).toContain('person.deleted');
});

test('thin ones tell of those of accounts made through v2', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, {
    dashboard: 'none',
    identity: { country: 'gb', entity_type: 'company' },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  });
  const { persons } = stripe.v2.core.accounts;
  const { id: personId } = await persons.create(id, { given_name: 'Jenny' });
  await persons.update(id, personId, { surname: 'Rosen' });
  await persons.del(id, personId);
  const told = (await stripe.v2.core.events.list({ object_id: personId })).data.reverse();
  expect(told.map(({ type }) => type)).toEqual([
    'v2.core.account_person.created',
    'v2.core.account_person.updated',
    'v2.core.account_person.deleted',
  ]);
  expect(told[0]).toMatchObject({
    related_object: {
      id: personId,
      type: 'v2.core.account_person',
      url: `/v2/core/accounts/${id}/persons/${personId}`,
    },
    data: { account_id: id },
  });
});
