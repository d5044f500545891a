import { describe, expect, test } from 'vitest';
import { readConfig } from '../config';
import { fault, faults, of, PUBLIC, platformInOrder } from './testing';

const { state, listenAt, environment, examined } = platformInOrder();

describe('the key', () => {
  test('one that Stripe does not know is all that is said of Stripe', async () => {
    const found = await examined({ STRIPE_SECRET_KEY: 'sk_test_invalid' });
    expect(faults(found)).toEqual([fault('Stripe key', 'error', /does not know the key/, /apikeys/)]);
    expect(of('Opening accounts', found)).toEqual([]);
  });

  test('one that was revoked is to be made anew', async () => {
    state().platform.keyRevoked = true;
    expect(faults(await examined())).toEqual([
      fault('Stripe key', 'error', /was revoked, or has expired/, /Make a new one/),
    ]);
  });

  test('a test key on a public address is a warning', async () => {
    listenAt(`${PUBLIC}/api/webhooks/stripe`);
    expect(faults(await examined({ APP_URL: PUBLIC }))).toEqual([
      fault('Stripe key', 'warning', /nobody is ever paid/, /live key/),
    ]);
  });

  test('a restricted one is told of what it may not ask', async () => {
    state().platform.forbidden = ['/v1/account', '/v1/webhook_endpoints'];
    const restricted = { STRIPE_SECRET_KEY: 'rk_test_onlyForTests' };
    expect(faults(await examined(restricted))).toEqual([
      fault('Opening accounts', 'error', /a restricted one without .*permission/, /apikeys/),
      fault('Branding', 'warning', /a restricted one without .*permission/),
      fault('Webhook endpoint', 'warning', /a restricted one without .*permission/),
    ]);
  });

  test('where Stripe can’t be reached, that is said, and all else is still looked at', async () => {
    const config = readConfig(environment());
    const apiBase = new URL('http://127.0.0.1:1');
    const found = await examined({}, { config: { ...config, stripe: { ...config.stripe, apiBase } } });
    expect(faults(found)).toEqual([fault('Stripe key', 'error', /Stripe could not be reached/)]);
    expect(of('Database', found)).toMatchObject([{ level: 'ok' }]);
  });
});

test('branding that is not set is named', async () => {
  const none = { icon: null, logo: null, primary_color: null, secondary_color: null };
  state().platform.branding = none;
  expect(faults(await examined())).toEqual([
    fault('Branding', 'warning', /not set an icon, a logo, or a brand color/, /branding/),
  ]);
  state().platform.branding = { ...none, icon: 'file_icon', primary_color: '#635bff' };
  expect(faults(await examined())).toEqual([fault('Branding', 'warning', /not set a logo/)]);
});
