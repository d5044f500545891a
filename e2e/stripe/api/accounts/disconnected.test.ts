import { expect, test } from 'vitest';
import { control, start } from '../../testing/sdk';
import { SECRET, startEndpoint } from '../../testing/webhook-endpoint';

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
