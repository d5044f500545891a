import { expect, test } from 'vitest';
import { CHECK_SECONDS } from './model/verification';
import { control, onboard, start } from './testing/sdk';
import { SECRET, startEndpoint } from './testing/webhook-endpoint';

test('a request that changes nothing tells nothing', async () => {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create({ email: 'pilot@example.com' });
  await stripe.accounts.retrieve(id);
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  await stripe.accounts.list();
  await stripe.accounts.update(id, { email: 'new@example.com' });
  expect((await delivery(0)).body).toContain('new@example.com');
  expect(arrived).toHaveLength(1);
});

test('the end of a verification is told although nobody asked', async () => {
  const { webhook, event } = await startEndpoint();
  const { stripe, state } = await start({ webhook });
  const id = await onboard(stripe, { 'individual.dob.year': '1901' });
  await event('account.updated', 'requirements.pending_verification');
  state.clock.advance(CHECK_SECONDS);
  const { body, signature } = await event('account.updated', '"charges_enabled":true');
  // The signature is of now: the clock of the local Stripe must not make it too old or too new.
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
    account: id,
    data: { object: { charges_enabled: true, payouts_enabled: true } },
  });
});

test('what a test puts an account into is told as well', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  const forced = { requirements: { disabled_reason: 'rejected.fraud' } } as const;
  await control(url, '/_local/accounts', { id, forced });
  const { body, signature } = await delivery(0);
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
    data: { object: { id, ...forced } },
  });
});
