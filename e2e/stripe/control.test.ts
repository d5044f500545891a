import { expect, test } from 'vitest';
import { CHECK_SECONDS } from './model/verification';
import { control, enter, LIVE_KEY, linkTo, onboard, openV2, sdk, start } from './testing/sdk';

const look = async (url: string, path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();

test('it says that it is up', async () => {
  const { url } = await start();
  expect(await look(url, '/_local/health')).toEqual({ status: 'ok' });
});

test('a fault can be planned, and cleared', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/faults', { kind: 'unavailable', method: 'GET', path: '/v1/accounts' });
  await expect(stripe.accounts.list()).rejects.toMatchObject({ statusCode: 503 });
  await control(url, '/_local/faults/clear', {});
  await stripe.accounts.list();
});

test('a fault can be planned for so many requests', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/faults', { kind: 'rate_limit', times: 1 });
  await expect(stripe.accounts.list()).rejects.toMatchObject({ statusCode: 429 });
  await stripe.accounts.list();
});

test('the log can be read, and emptied', async () => {
  const { stripe, url } = await start();
  await stripe.accounts.list();
  expect(await look(url, '/_local/log')).toMatchObject([
    { method: 'GET', path: '/v1/accounts', status: 200 },
  ]);
  await control(url, '/_local/log/clear', {});
  expect(await look(url, '/_local/log')).toEqual([]);
});

test('time can be moved forward', async () => {
  const { stripe, url } = await start();
  const id = await onboard(stripe, { 'individual.dob.year': '1901' });
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(false);
  await control(url, '/_local/clock', { advance: CHECK_SECONDS });
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(true);
});

test('an account can be put into any state', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const forced = {
    details_submitted: true,
    charges_enabled: true,
    requirements: { disabled_reason: 'platform_paused' },
  } as const;
  expect((await control(url, '/_local/accounts', { id, forced })).status).toBe(200);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...forced, payouts_enabled: false });
  await control(url, '/_local/accounts', { id, forced: {} });
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(false);
});

test('an account can be put into a state by its name, and taken out of it', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const before = await stripe.accounts.retrieve(id);
  await control(url, '/_local/accounts', { id, state: 'charges_disabled' });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: false, payouts_enabled: true });
  await control(url, '/_local/accounts', { id, state: null });
  expect(await stripe.accounts.retrieve(id)).toEqual(before);
});

test('an account can be disconnected, and connected again', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id, disconnected: true });
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 });
  await control(url, '/_local/accounts', { id, disconnected: false });
  await stripe.accounts.retrieve(id);
});

test('an account that its platform closed is not opened by putting it into a state', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await stripe.accounts.del(id);
  const second = await openV2(stripe);
  await stripe.v2.core.accounts.close(second.id, { applied_configurations: ['merchant'] });
  for (const state of ['enabled', null] as const) {
    await control(url, '/_local/accounts', { id, state });
    await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' });
    await control(url, '/_local/accounts', { id: second.id, state });
    expect((await stripe.v2.core.accounts.retrieve(second.id)).closed).toBe(true);
  }
});

test('the accounts of all platforms can be looked at', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create({ email: 'pilot@example.com' });
  const live = await sdk(url, LIVE_KEY).accounts.create();
  expect(await look(url, '/_local/accounts')).toMatchObject([
    { id, email: 'pilot@example.com', livemode: false },
    { id: live.id, livemode: true },
  ]);
});

test('after a reset nothing is known of before', async () => {
  const { stripe, url, state } = await start();
  const { id } = await stripe.accounts.create({}, { idempotencyKey: 'pilot-1' });
  const link = await linkTo(stripe, id);
  const visit = await enter(await linkTo(stripe, id));
  const now = state.clock.now;
  await control(url, '/_local/clock', { advance: 1000 });
  await control(url, '/_local/faults', { kind: 'unavailable' });

  await control(url, '/_local/reset', {});
  expect(await look(url, '/_local/accounts')).toEqual([]);
  expect(await look(url, '/_local/log')).toEqual([]);
  expect((await fetch(link)).status).toBe(404);
  expect((await fetch(visit)).status).toBe(404);
  expect(state.clock.now).toBeLessThan(now + 1000);
  const again = await stripe.accounts.create({ country: 'DE' }, { idempotencyKey: 'pilot-1' });
  expect(again.id).not.toBe(id);
});

test.each([
  ['POST', '/_local/faults', '{"kind":"earthquake"}'],
  ['POST', '/_local/faults', '{"kind":"latency"}'],
  ['POST', '/_local/faults', 'no JSON'],
  ['POST', '/_local/clock', '{"advance":"soon"}'],
  ['POST', '/_local/accounts', '{"id":"acct_unknown","disconnected":true}'],
  ['POST', '/_local/accounts', '{"id":"acct_unknown","state":"nowhere"}'],
  ['POST', '/_local/nothing', '{}'],
  ['GET', '/_local/nothing', null],
])('%s %s with %s is a 400 that says why', async (method, path, body) => {
  const { url } = await start();
  const response = await fetch(`${url}${path}`, { method, body });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ message: expect.stringMatching(/./) });
});

test('a reset puts all of the platform in order again', async () => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { missing: ['connect_profile_not_submitted'], keyRevoked: true });
  await control(url, '/_local/reset', {});
  await stripe.accounts.create();
});
