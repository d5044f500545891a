import { expect, test } from 'vitest';
import { control, start } from '../testing/sdk';
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
