import type Stripe from 'stripe';
import { expect, test, vi } from 'vitest';
import { control, openV2, start } from './testing/sdk';
import { SECRET, startEndpoint } from './testing/webhook-endpoint';

/** Starts a local Stripe that tells its events, with an account made through v2. */
async function startTelling() {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await openV2(stripe);
  const types = () => arrived.map(({ body }): unknown => JSON.parse(body).type).toSorted();
  const told = (...expected: string[]) => vi.waitFor(() => expect(types()).toEqual(expected.toSorted()));
  return { stripe, url, id, arrived, delivery, told };
}

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

test('a change of the requirements is told as such, and the SDK takes it and fetches the account', async () => {
  const { stripe, url, id, told, arrived } = await startTelling();
  const forced = { requirements: { currently_due: [], past_due: [], eventually_due: [] } };
  await control(url, '/_local/accounts', { id, forced });
  await told('account.updated', 'v2.core.account[requirements].updated');
  const thin = arrived.find(({ body }) => body.includes('v2.core.event'));
  const event: Stripe.V2.Core.EventNotification = stripe.parseEventNotification(
    thin?.body ?? '',
    thin?.signature ?? '',
    SECRET,
  );
  expect(event).toMatchObject({
    id: expect.stringMatching(/^evt_/),
    object: 'v2.core.event',
    livemode: false,
    created: expect.stringMatching(/Z$/),
    related_object: { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` },
  });
  expect(event).not.toHaveProperty('data');
  if (event.type !== 'v2.core.account[requirements].updated') throw new Error(`it is a ${event.type}`);
  expect((await event.fetchRelatedObject()).id).toBe(id);
});

test('a change of what the account can do is told for its configuration', async () => {
  const { url, id, told } = await startTelling();
  await control(url, '/_local/accounts', { id, forced: { charges_enabled: true } });
  await told('account.updated', 'v2.core.account[configuration.merchant].capability_status_updated');
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

test('the SDK refuses a thin event under another secret, and one given for a snapshot', async () => {
  const { stripe, url, id, arrived, told } = await startTelling();
  await control(url, '/_local/accounts', { id, closed: true });
  await told('v2.core.account.closed');
  const { body = '', signature = '' } = arrived[0] ?? {};
  expect(() => stripe.parseEventNotification(body, signature, 'whsec_another')).toThrow(/signature/);
  expect(() => stripe.webhooks.constructEvent(body, signature, SECRET)).toThrow();
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
