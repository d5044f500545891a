import { expect, test } from 'vitest';
import { control, start } from './testing/sdk';
import { SECRET, startEndpoint, startTelling } from './testing/webhook-endpoint';

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

test('the SDK refuses a thin event under another secret, and one given for a snapshot', async () => {
  const { stripe, url, id, arrived, told } = await startTelling();
  await control(url, '/_local/accounts', { id, closed: true });
  await told('v2.core.account.closed');
  const { body = '', signature = '' } = arrived[0] ?? {};
  expect(() => stripe.parseEventNotification(body, signature, 'whsec_another')).toThrow(/signature/);
  expect(() => stripe.webhooks.constructEvent(body, signature, SECRET)).toThrow();
});

test('a test can have events come more than once', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  await control(url, '/_local/webhooks', { times: 2 });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'twice@example.com' });
  expect((await delivery(1)).body).toBe((await delivery(0)).body);
});

test('a test can have events come late, and none of them once all is forgotten', async () => {
  const { webhook, arrived, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  await control(url, '/_local/webhooks', { after: 200 });
  const { id } = await stripe.accounts.create();
  const began = performance.now();
  await stripe.accounts.update(id, { email: 'late@example.com' });
  await delivery(0);
  expect(performance.now() - began).toBeGreaterThan(190);
  await stripe.accounts.update(id, { email: 'forgotten@example.com' });
  await control(url, '/_local/reset', {});
  const other = await stripe.accounts.create();
  await stripe.accounts.update(other.id, { email: 'at-once@example.com' });
  await delivery(1);
  expect(arrived.filter(({ body }) => body.includes('forgotten'))).toEqual([]);
});

test('an event that comes early is there before the browser is answered', async () => {
  const { webhook, arrived } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  await control(url, '/_local/webhooks', { early: true });
  const { id } = await stripe.accounts.create();
  await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ account: id, state: 'enabled' }),
    redirect: 'manual',
  });
  expect(arrived.map(({ body }) => JSON.parse(body).account)).toContain(id);
});
