import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

const HOOK = 'https://pilots.example/hook';

test('the event destinations of v2 tell their address only where it is asked for', async () => {
  const { stripe } = await start({ webhook: { url: HOOK, secret: 'whsec_onlyForTests' } });
  const { eventDestinations } = stripe.v2.core;
  expect((await eventDestinations.list()).data).toMatchObject([
    { event_payload: 'thin', events_from: ['@self'], webhook_endpoint: {} },
  ]);
  expect((await eventDestinations.list({ include: ['webhook_endpoint.url'] })).data).toMatchObject([
    { webhook_endpoint: { url: HOOK } },
  ]);
});
