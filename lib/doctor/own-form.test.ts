import { describe, expect, test } from 'vitest';
import { accountsApis } from '../platform/choices';
import { fault, faults, of, PUBLISHABLE_KEY, platformInOrder } from './testing';

const { state, liveConfig, examined } = platformInOrder();

const CHECK = 'Onboarding by API';
const OWN_RISK = { PLATFORM_DASHBOARD: 'none', PLATFORM_FEES: 'platform', PLATFORM_LOSSES: 'platform' };

const taken = { check: CHECK, level: 'ok', says: expect.stringMatching(/people, bank accounts and files/) };

test('with choices that have no form of ours, nothing is asked and nothing found', async () => {
  const found = await examined({ ...OWN_RISK, STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY });
  expect(of(CHECK, found)).toEqual([]);
  const paths = state().log.entries.map(({ path }) => path);
  expect(paths.filter((path) => /persons|external_accounts|files/.test(path))).toEqual([]);
});

describe.each(accountsApis)('with Accounts %s', (api) => {
  const variables = {
    ...OWN_RISK,
    PLATFORM_ONBOARDING: 'api',
    STRIPE_ACCOUNTS_API: api,
    STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
  };

  test('in order, Stripe takes what pilots give, and nothing was given', async () => {
    const found = await examined(variables);
    expect(faults(found)).toEqual([]);
    expect(of(CHECK, found)).toEqual([taken]);
    expect(of('Embedded components', found)).toMatchObject([{ level: 'ok' }]);
    expect(state().files.size).toBe(0);
  });

  test('so it is with a live key, and on a page that is looked at', async () => {
    expect(of(CHECK, await examined({}, { config: liveConfig(variables), mayOpenAccount: false }))).toEqual([
      taken,
    ]);
    expect(state().accounts.size).toBe(0);
    expect(state().files.size).toBe(0);
  });

  test.each(['GET', 'POST'])('a key that may not %s people is an error', async (method) => {
    const permission = `${api === 'v1' ? 'connected_account' : 'v2_account_storer'}_${method === 'GET' ? 'read' : 'write'}`;
    state().platform.forbidden = [permission];
    expect(of(CHECK, await examined(variables))).toEqual([
      fault(CHECK, 'error', new RegExp(`^Stripe does not take .*${permission}`), new RegExp(permission)),
    ]);
  });

  test.each(['GET', 'POST'])('so is one that may not %s bank accounts, which are v1’s', async (method) => {
    const permission = `connected_account_${method === 'GET' ? 'read' : 'write'}`;
    state().platform.forbidden = [permission];
    expect(of(CHECK, await examined(variables))).toEqual([
      fault(CHECK, 'error', new RegExp(permission), new RegExp(permission)),
    ]);
  });

  test('without files, those who have no JavaScript are told of', async () => {
    state().platform.forbidden = ['file_write'];
    expect(of(CHECK, await examined(variables))).toEqual([
      fault(CHECK, 'warning', /^No document can be given without JavaScript: .*file_write/, /file_write/),
    ]);
  });

  test('what Stripe does not answer is not known', async () => {
    const path = `${api === 'v1' ? '/v1' : '/v2/core'}/accounts/acct_doctor/persons`;
    state().faults.plan({ kind: 'unavailable', path });
    state().faults.plan({ kind: 'unavailable', path: '/v1/files' });
    expect(of(CHECK, await examined(variables))).toEqual([
      fault(CHECK, 'warning', /^Whether Stripe takes .* could not be asked: Stripe could not be reached/),
      fault(CHECK, 'warning', /^Whether documents .* could not be asked: Stripe could not be reached/),
    ]);
  });

  test('another refusal says nothing of what the key may', async () => {
    const error = { type: 'invalid_request_error', message: 'Not today.' };
    const body = JSON.stringify({ error });
    const path = '/v1/accounts/acct_doctor/external_accounts';
    state().faults.plan({ kind: 'answer', status: 400, body, path });
    expect(of(CHECK, await examined(variables))).toEqual([
      fault(CHECK, 'warning', /could not be asked: Stripe refused.*Not today/),
    ]);
  });

  test('another platform’s publishable key is told with what browsers send', async () => {
    const found = await examined({ ...variables, STRIPE_PUBLISHABLE_KEY: 'pk_test_anotherPlatforms' });
    expect(faults(found)).toEqual([
      fault(
        'Embedded components',
        'error',
        /another platform’s.*nor does Stripe find what browsers sent/,
        /apikeys/,
      ),
    ]);
  });
});
