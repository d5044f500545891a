import { expect, test } from 'vitest';
import { openV2, sdk, start } from '../testing/sdk';
import { API_VERSION } from './version';

/** What `GET path` answers in a version. */
async function answered(version: string | undefined, path = '/v1/account') {
  const { url } = await start();
  const headers = {
    Authorization: 'Bearer sk_test_rocketRides0000',
    ...(version !== undefined && { 'Stripe-Version': version }),
  };
  const response = await fetch(`${url}${path}`, { headers });
  const body: unknown = await response.json();
  return { status: response.status, version: response.headers.get('Stripe-Version'), body };
}

test('a request that names no version is answered in the platform’s', async () => {
  expect(await answered(undefined)).toMatchObject({ status: 200, version: API_VERSION });
});

test.each([
  '2020-08-27',
  '2023-10-16',
  '2024-06-20',
  '2024-11-20.acacia',
  '2025-03-31.basil',
  '2025-12-15.clover',
  '2026-08-26.dahlia',
  '2026-11-18.endive',
  '2026-09-30.preview',
])('a request in %s is answered in it', async (version) => {
  expect(await answered(version)).toMatchObject({ status: 200, version });
});

test.each([
  '2019-2-19', // no date
  '2022-08-02', // no version of Stripe's
  '2026-08-26.basil', // dahlia's
  '2025-03-30.basil', // a day before its first
  '2026-10-29.preview', // a day after endive's second
  '2026-10-28', // without the name of its release
  '2027-03-31.fennel', // not known here
  'latest',
])('%s is no version', async (version) => {
  expect(await answered(version)).toMatchObject({
    status: 400,
    body: { error: { type: 'invalid_request_error', message: `Invalid Stripe API version: ${version}` } },
  });
});

test('a version before those that are modelled is refused as such', async () => {
  expect(await answered('2019-12-03')).toMatchObject({
    status: 400,
    body: {
      error: {
        message: 'The local Stripe does not model API versions before 2020-08-27, such as 2019-12-03.',
      },
    },
  });
});

test('a beta is nobody’s here', async () => {
  expect(await answered('2020-08-27;link_beta=v1')).toMatchObject({
    status: 400,
    body: {
      error: {
        message:
          'Invalid Stripe API version: 2020-08-27;link_beta=v1. You do not have permission to pass this beta header: link_beta. If you have any questions, we can help at https://support.stripe.com/.',
      },
    },
  });
});

test.each(['2023-10-16', '2025-11-17.clover'])('Accounts v2 is not in %s', async (version) => {
  expect(await answered(version, '/v2/core/accounts')).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found', message: 'The API method cannot be found.' } },
  });
});

test.each(['2025-12-15.clover', '2025-08-27.preview'])('Accounts v2 is in %s', async (version) => {
  expect(await answered(version, '/v2/core/accounts')).toMatchObject({ status: 200, version });
});

test('event destinations are older than Accounts v2', async () => {
  expect(await answered('2025-03-31.basil', '/v2/core/event_destinations')).toMatchObject({ status: 200 });
  expect(await answered('2024-06-20', '/v2/core/event_destinations')).toMatchObject({ status: 404 });
});

test('the SDK asks in the version that it is told', async () => {
  const { url, stripe } = await start();
  const { id } = await openV2(stripe);
  const { lastResponse } = await sdk(url).accounts.retrieve(id, {}, { apiVersion: '2025-08-27.basil' });
  expect(lastResponse.apiVersion).toBe('2025-08-27.basil');
});
