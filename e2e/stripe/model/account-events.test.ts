import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, enter, linkTo, linkToV2, openV2, pass, press, start, visitAt, walk } from '../testing/sdk';
import { SECRET, startEndpoint, startTelling } from '../testing/webhook-endpoint';

test('a change of what the platform said is told to both, thin and as a snapshot', async () => {
  const { stripe, id, told, arrived } = await startTelling();
  await stripe.v2.core.accounts.update(id, { contact_email: 'pilot@example.com' });
  await told('account.updated', 'v2.core.account.updated');
  for (const { body, signature } of arrived)
    if (!body.includes('v2.core.event'))
      expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
        account: id,
        data: { object: { id, email: 'pilot@example.com' } },
      });
});

test('a change of what the account can do is told for its configuration', async () => {
  const { url, id, told } = await startTelling();
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await told(
    'account.updated',
    'capability.updated',
    'v2.core.account[configuration.merchant].capability_status_updated',
  );
});

test('a closed account is told once, and nothing after it', async () => {
  const { url, id, told, delivery, arrived } = await startTelling();
  await control(url, '/_local/accounts', { id, closed: true });
  await told('v2.core.account.closed');
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await control(url, '/_local/accounts', { id, disconnected: true });
  await delivery(1);
  await told('v2.core.account.closed', 'account.application.deauthorized');
  expect(arrived).toHaveLength(2);
});

test('of an account made through v1 no thin event is sent', async () => {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.v2.core.accounts.update(id, { contact_email: 'pilot@example.com' });
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await delivery(1);
  expect(arrived.map(({ body }): unknown => JSON.parse(body).type)).toEqual([
    'account.updated',
    'account.updated',
  ]);
});

test('a disconnected account is told once, as account.application.deauthorized, and nothing after it', async () => {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id, disconnected: true });
  const { body, signature } = await delivery(0);
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
    type: 'account.application.deauthorized',
    account: id,
    data: { object: { id: expect.stringMatching(/^ca_/), object: 'application' } },
  });
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await control(url, '/_local/accounts', { id, disconnected: false });
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  expect((await delivery(1)).body).toContain('account.updated');
  expect(arrived).toHaveLength(2);
});

test('account.updated has what was otherwise before, and capability.updated its former status', async () => {
  const { webhook, event } = await startEndpoint();
  const { stripe, url, state } = await start({ webhook });
  state.platform.transfersAlone = 'approved';
  const { id } = await stripe.accounts.create({
    capabilities: { transfers: { requested: true } },
  });
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  const account = await event('account.updated');
  const updated = stripe.webhooks.constructEvent(account.body, account.signature, SECRET);
  expect(updated.data.previous_attributes).toEqual({
    capabilities: { transfers: 'inactive' },
    charges_enabled: false,
  });
  const capability = await event('capability.updated');
  expect(stripe.webhooks.constructEvent(capability.body, capability.signature, SECRET)).toMatchObject({
    account: id,
    data: {
      object: { id: 'transfers', object: 'capability', account: id, requested: true, status: 'active' },
      previous_attributes: { status: 'inactive' },
    },
  });
});

test('a capability that is asked for later was unrequested before', async () => {
  const { stripe, id, event } = await startTelling();
  await stripe.v2.core.accounts.update(id, {
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  });
  expect(JSON.parse((await event('capability.updated')).body).data).toMatchObject({
    object: { id: 'transfers', status: 'inactive' },
    previous_attributes: { status: 'unrequested' },
  });
  await event('v2.core.account[configuration.recipient].updated');
});

test('an account made through v2 is told of as created, one made through v1 is not', async () => {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe } = await start({ webhook });
  await stripe.accounts.create();
  const { id } = await openV2(stripe);
  const event = stripe.parseEventNotification(
    (await delivery(0)).body,
    (await delivery(0)).signature,
    SECRET,
  );
  expect(event).toMatchObject({ type: 'v2.core.account.created', related_object: { id } });
  expect(arrived).toHaveLength(1);
});

test('what v2 says of who an account is, is told as such', async () => {
  const { stripe, id, told } = await startTelling();
  await stripe.v2.core.accounts.update(id, { identity: { entity_type: 'company' } });
  await told('account.updated', 'v2.core.account[identity].updated', 'v2.core.account[requirements].updated');
});

test.each([
  ['finishes', (screen: string) => walk(screen)],
  ['leaves for later', (screen: string) => press(screen, 'later')],
])('a pilot who %s by a link of v2 is told to be back, with what the link was for', async (_, goes) => {
  const { stripe, id, event } = await startTelling();
  await goes(await enter(await linkToV2(stripe, id)));
  const { body, signature } = await event('v2.core.account_link.returned');
  const notification: Stripe.V2.Core.EventNotification = stripe.parseEventNotification(
    body,
    signature,
    SECRET,
  );
  if (notification.type !== 'v2.core.account_link.returned') throw new Error('it is another');
  expect(notification).not.toHaveProperty('data');
  expect((await notification.fetchEvent()).data).toEqual({
    account_id: id,
    configurations: ['merchant'],
    use_case: 'account_onboarding',
  });
});

test('of a pilot who comes back by a link of v1 nothing is told', async () => {
  const { stripe, id, state } = await startTelling();
  await walk(await enter(await linkTo(stripe, id)));
  expect(state.events.newestFirst(0).map(({ event }) => event.type)).not.toContain(
    'v2.core.account_link.returned',
  );
});

test('a bank account is told of as created, changed, and deleted', async () => {
  const { webhook, event } = await startEndpoint();
  const { stripe, state } = await start({ webhook });
  const { id, screen } = await visitAt(stripe, 'bank');
  await pass(screen);
  const { body, signature } = await event('account.external_account.created');
  const [object] = (await stripe.accounts.retrieve(id)).external_accounts?.data ?? [];
  expect(object?.object).toBe('bank_account');
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
    account: id,
    data: { object },
  });

  const account = state.accounts.get(id);
  const [bankAccount] = account?.externalAccounts ?? [];
  if (!account || !bankAccount) throw new Error('it has a bank account');
  account.externalAccounts = [{ ...bankAccount, holderName: 'Amelia' }];
  state.settle();
  expect(JSON.parse((await event('account.external_account.updated')).body).data).toMatchObject({
    object: { account_holder_name: 'Amelia' },
    previous_attributes: { account_holder_name: bankAccount.holderName },
  });
  account.externalAccounts = [];
  state.settle();
  expect(JSON.parse((await event('account.external_account.deleted')).body).data.object.id).toBe(object?.id);
});
