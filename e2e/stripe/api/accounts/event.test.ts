import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, sdk, start } from '../../testing/sdk';
import { SECRET, startEndpoint, startTelling } from '../../testing/webhook-endpoint';

test('an event of a live account says so', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { url } = await start({ webhook });
  const stripe = sdk(url, LIVE_KEY);
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const { body, signature } = await delivery(0);
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({ livemode: true });
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
