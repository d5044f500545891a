import { expect, test, vi } from 'vitest';
import { CHECK_SECONDS } from './model/verification';
import { control, LIVE_KEY, onboard, sdk, start } from './testing/sdk';
import { SECRET, startEndpoint } from './testing/webhook-endpoint';

test('a change is told as account.updated, signed so that the SDK takes it', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create({ metadata: { pilot: 'p1' } });
  await stripe.accounts.update(id, { email: 'pilot@example.com' });

  const { body, signature, contentType } = await delivery(0);
  const event = stripe.webhooks.constructEvent(body, signature, SECRET);
  expect(contentType).toMatch(/^application\/json/);
  expect(event).toMatchObject({
    id: expect.stringMatching(/^evt_/),
    object: 'event',
    type: 'account.updated',
    account: id,
    api_version: '2026-10-28.endive',
    livemode: false,
    data: { object: { id, object: 'account', email: 'pilot@example.com', metadata: { pilot: 'p1' } } },
  });
});

test('the SDK refuses an event under another secret, or with another body', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const { body, signature } = await delivery(0);
  expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_another')).toThrow(/signature/);
  expect(() => stripe.webhooks.constructEvent(`${body} `, signature, SECRET)).toThrow(/signature/);
});

test('an event of a live account says so', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { url } = await start({ webhook });
  const stripe = sdk(url, LIVE_KEY);
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const { body, signature } = await delivery(0);
  expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({ livemode: true });
});

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
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe, state } = await start({ webhook });
  const id = await onboard(stripe, { 'individual.dob.year': '1901' });
  const inReview = await vi.waitFor(() => {
    const latest = arrived.at(-1);
    expect(latest?.body).toContain('requirements.pending_verification');
    return arrived.length;
  });
  state.clock.advance(CHECK_SECONDS);
  const { body, signature } = await delivery(inReview);
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

test.each([
  ['is refused with a 500', 500],
  ['is redirected', 302],
  ['breaks off', 0],
])('a delivery that %s is tried again, as the same event', async (_, answer) => {
  const { webhook, delivery } = await startEndpoint(answer);
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const [first, second] = [await delivery(0), await delivery(1)];
  expect(second.body).toBe(first.body);
  expect(stripe.webhooks.constructEvent(second.body, second.signature, SECRET).account).toBe(id);
});

test('an event that was taken is not sent again', async () => {
  const { webhook, arrived, delivery } = await startEndpoint(204, 500);
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'taken@example.com' });
  await delivery(0);
  await stripe.accounts.update(id, { email: 'refused@example.com' });
  // By the time that the second event is sent again, the first would have been.
  await delivery(2);
  const emails = arrived.map(({ body }) => /\w+@example\.com/.exec(body)?.[0]);
  expect(emails).toEqual(['taken@example.com', 'refused@example.com', 'refused@example.com']);
});
