import { describe, expect, test } from 'vitest';
import { setUpSteps } from '../../e2e/stripe/model/set-up';
import { readConfig } from '../config';
import { fault, faults, of, platformInOrder } from './testing';

const { state, environment, liveConfig, examined } = platformInOrder();

describe.each(['v1', 'v2'])('with Accounts %s', (api) => {
  const variables = { STRIPE_ACCOUNTS_API: api };

  test('each time an account is opened and closed again: what was so before hides nothing', async () => {
    for (const _ of [1, 2]) expect(faults(await examined(variables))).toEqual([]);
    expect([...state().accounts.values()].map(({ closed }) => closed)).toEqual([true, true]);
    state().platform.missing = ['connect_profile_not_submitted'];
    expect(faults(await examined(variables))).toHaveLength(1);
    state().platform.missing = [];
    expect(faults(await examined(variables))).toEqual([]);
  });

  test('a platform that has not signed up for Connect is told where to', async () => {
    state().platform.missing = ['platform_registration_required'];
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'error', /has not signed up for Connect/, /dashboard\.stripe\.com\/connect/),
    ]);
  });

  test('responsibilities that are not reviewed are told with the page to do it on', async () => {
    state().platform.missing = ['account_creation_liability_unacknowledged'];
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'error', /are not reviewed yet/, /connect\/platform-profile/),
    ]);
  });

  test('an Accounts API that the platform does not have is told with the other one', async () => {
    const other = api === 'v1' ? 'v2' : 'v1';
    state().accountsApis = new Set([other]);
    const [first, ...rest] = faults(await examined(variables));
    expect(first).toEqual(
      fault(
        'Opening accounts',
        'error',
        new RegExp(`STRIPE_ACCOUNTS_API is ${api}, which this Stripe account has not enabled`),
        new RegExp(`STRIPE_ACCOUNTS_API=${other}`),
      ),
    );
    expect(rest).toEqual([]);
  });

  test('what Stripe refuses for a reason of its own is told in its words', async () => {
    const config = readConfig(environment(variables));
    const choices = { ...config.accountSetup.choices, losses: 'platform' as const };
    expect(
      faults(
        await examined({}, { config: { ...config, accountSetup: { ...config.accountSetup, choices } } }),
      ),
    ).toEqual([
      fault('Opening accounts', 'error', /Stripe refused.*(=full`|unsupported_configuration)/, /request log/),
    ]);
  });

  describe('with destination charges', () => {
    const destination = {
      ...variables,
      PLATFORM_DASHBOARD: 'express',
      PLATFORM_CHARGES: 'destination',
      PLATFORM_FEES: 'platform',
      PLATFORM_LOSSES: 'platform',
    };

    test('it is said that transfers alone are refused, and that both are opened', async () => {
      expect(faults(await examined(destination))).toEqual([
        fault(
          'Opening accounts',
          'warning',
          /with card payments and transfers, and closed again: Stripe refused .* transfers alone/,
          /PLATFORM_CAPABILITIES=both/,
        ),
      ]);
      expect(faults(await examined({ ...destination, PLATFORM_CAPABILITIES: 'both' }))).toEqual([]);
    });

    test('it is an error where nothing else is to be asked for', async () => {
      expect(faults(await examined({ ...destination, PLATFORM_CAPABILITIES: 'transfers' }))).toEqual([
        fault('Opening accounts', 'error', /has not approved this platform/, /PLATFORM_CAPABILITIES=both/),
      ]);
    });

    test('all is well once Stripe has approved the platform', async () => {
      state().platform.transfersAlone = 'approved';
      const findings = await examined(destination);
      expect(faults(findings)).toEqual([]);
      expect(of('Opening accounts', findings)).toMatchObject([
        { says: expect.stringMatching(/with transfers alone/) },
      ]);
    });
  });

  test.each(setUpSteps)('a platform that lacks %s is told', async (step) => {
    state().platform.missing = [step];
    const found = faults(await examined(variables));
    expect(found).toEqual([
      expect.objectContaining({
        check: 'Opening accounts',
        level: 'error',
        todo: expect.stringMatching(/https:/),
      }),
    ]);
  });

  test('a test account that can’t be closed is named', async () => {
    const path = api === 'v1' ? '/v1/accounts/acct' : '/v2/core/accounts/acct';
    state().faults.plan({ kind: 'unavailable', path });
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'warning', /could not be closed: acct_\w+ is left in test mode/),
    ]);
  });

  test('a page that is looked at opens no account', async () => {
    expect(faults(await examined(variables, { mayOpenAccount: false }))).toEqual([
      fault('Opening accounts', 'warning', /was not tried here/, /npm run doctor/),
    ]);
    expect(state().accounts.size).toBe(0);
  });

  test('with a live key nothing is opened, and that is said', async () => {
    const found = await examined({}, { config: liveConfig(variables) });
    expect(of('Opening accounts', found)).toEqual([
      fault('Opening accounts', 'warning', /could not be checked without opening a live account/),
    ]);
    expect(of('Stripe key', found)).toMatchObject([
      { level: 'ok', says: expect.stringMatching(/a live key of the platform acct_/) },
    ]);
    expect(state().log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

test('a live platform whose newest account this app opened is known to be set up', async () => {
  const { accounts } = state();
  await examined();
  const [account] = accounts.values();
  if (account) {
    account.closed = false;
    account.livemode = true;
    account.metadata = { pilot_id: 'a pilot' };
  }
  expect(of('Opening accounts', await examined({}, { config: liveConfig() }))).toMatchObject([
    { level: 'ok', says: expect.stringMatching(/when the last one was, at 20\d\d-/) },
  ]);
});
