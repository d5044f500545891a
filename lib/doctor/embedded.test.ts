import { describe, expect, test } from 'vitest';
import { accountsThrough } from '../accounts/apis';
import { accountsApis } from '../platform/choices';
import { createStripe } from '../stripe';
import { fault, faults, of, PUBLIC, PUBLISHABLE_KEY, platformInOrder } from './testing';

const { state, liveConfig, examined } = platformInOrder();

const CHECK = 'Embedded components';
const EMBEDDED = { PLATFORM_ONBOARDING: 'embedded', STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY };
const NO_DASHBOARD = { ...EMBEDDED, PLATFORM_DASHBOARD: 'none' };
const OWN_RISK = { ...NO_DASHBOARD, PLATFORM_FEES: 'platform', PLATFORM_LOSSES: 'platform' };

const shown = { check: CHECK, level: 'ok', says: expect.stringMatching(/can be shown/) };

const embedded = async (...given: Parameters<typeof examined>) => of(CHECK, await examined(...given));

test.each([
  ['onboarding', EMBEDDED],
  ['an account’s own page', { ...OWN_RISK, PLATFORM_ONBOARDING: 'hosted' }],
])('in order, components can be shown for %s', async (_, variables) => {
  const found = await examined(variables);
  expect(faults(found)).toEqual([]);
  expect(of(CHECK, found)).toEqual([shown]);
});

test('where choices need no components, nothing is asked and nothing found', async () => {
  expect(await embedded({ STRIPE_PUBLISHABLE_KEY: 'pk_test_anotherPlatforms' })).toEqual([]);
  const paths = state().log.entries.map(({ path }) => path);
  expect(paths.filter((path) => /tokens|account_sessions/.test(path))).toEqual([]);
});

describe('the publishable key', () => {
  test('another platform’s is an error', async () => {
    expect(
      faults(await examined({ ...EMBEDDED, STRIPE_PUBLISHABLE_KEY: 'pk_test_anotherPlatforms' })),
    ).toEqual([fault(CHECK, 'error', /^STRIPE_PUBLISHABLE_KEY is another platform’s/, /apikeys/)]);
  });

  test('a live one is compared too', async () => {
    const config = liveConfig(EMBEDDED);
    expect(await embedded({}, { config })).toEqual([shown]);
    const stripe = { ...config.stripe, publishableKey: 'pk_live_anotherPlatforms' };
    expect(await embedded({}, { config: { ...config, stripe } })).toEqual([
      fault(CHECK, 'error', /^STRIPE_PUBLISHABLE_KEY is another platform’s/),
    ]);
  });

  test('one that Stripe does not know is told by its own name', async () => {
    expect(await embedded({ ...EMBEDDED, STRIPE_PUBLISHABLE_KEY: 'pk_test_invalid' })).toEqual([
      fault(CHECK, 'error', /does not know the key in STRIPE_PUBLISHABLE_KEY/, /apikeys/),
    ]);
  });

  test('so is one that was revoked', async () => {
    const error = {
      type: 'invalid_request_error',
      code: 'api_key_expired',
      message: `Expired API Key provided: ${PUBLISHABLE_KEY}`,
    };
    const body = JSON.stringify({ error });
    state().faults.plan({ kind: 'answer', status: 401, body, method: 'POST', path: '/v1/tokens' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'error', /STRIPE_PUBLISHABLE_KEY was revoked, or has expired/, /apikeys/),
    ]);
  });

  test('one that is not set is missing', async () => {
    const config = liveConfig(EMBEDDED);
    const stripe = { ...config.stripe, publishableKey: undefined };
    expect(await embedded({}, { config: { ...config, stripe } })).toEqual([
      fault(CHECK, 'error', /^STRIPE_PUBLISHABLE_KEY is missing/),
    ]);
  });

  test('where the secret key may read no tokens, they are not compared', async () => {
    state().platform.forbidden = ['token_read'];
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'warning', /of the same platform .* could not be asked.*token_read/, /token_read/),
    ]);
  });

  test.each(['POST', 'GET'])('nor are they where Stripe does not answer a %s', async (method) => {
    state().faults.plan({ kind: 'unavailable', method, path: '/v1/tokens' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'warning', /of the same platform .* could not be asked: Stripe could not be reached/),
    ]);
  });

  test('what Stripe has against a token is told without the key', async () => {
    const error = {
      type: 'invalid_request_error',
      message: `No tokens may be made with ${PUBLISHABLE_KEY}.`,
    };
    const body = JSON.stringify({ error });
    state().faults.plan({ kind: 'answer', status: 400, body, method: 'POST', path: '/v1/tokens' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'warning', /could not be asked: Stripe refused.*No tokens may be made with/),
    ]);
  });

  test('nor with the token', async () => {
    const id = 'pii_onlyForTests';
    const error = { type: 'invalid_request_error', message: `There is something odd in ${id}.` };
    const body = JSON.stringify({ error });
    state().faults.plan({ kind: 'altered', fields: { id }, method: 'POST', path: '/v1/tokens' });
    state().faults.plan({ kind: 'answer', status: 400, body, method: 'GET', path: '/v1/tokens' });
    const found = await embedded(EMBEDDED);
    expect(found).toEqual([fault(CHECK, 'warning', /There is something odd in/)]);
    expect(JSON.stringify(found)).not.toContain(id);
  });
});

describe('sessions', () => {
  const none = (status: number, error: Readonly<Record<string, string>>) =>
    state().faults.plan({
      kind: 'answer',
      status,
      body: JSON.stringify({ error: { type: 'invalid_request_error', ...error } }),
      path: '/v1/account_sessions',
    });

  test('a key that may not begin them is an error', async () => {
    state().platform.forbidden = ['account_session_write'];
    expect(faults(await examined(EMBEDDED))).toEqual([
      fault(CHECK, 'error', /^Stripe begins no session .*account_session_write/, /account_session_write/),
    ]);
  });

  test('so is a platform that Stripe refuses them', async () => {
    none(400, { message: 'Only Stripe Connect platforms can: you have not signed up for Connect.' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'error', /^Stripe begins no session .*not signed up for Connect/, /connect/),
    ]);
  });

  test('what Stripe says of the account that is none is no problem, however it says it', async () => {
    none(400, { code: 'resource_missing', param: 'account', message: 'No such account: ‘acct_doctor’' });
    expect(await embedded(EMBEDDED)).toEqual([shown]);
  });

  test('another refusal says nothing of what the key may', async () => {
    none(400, { message: 'Not today.' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'warning', /begins sessions .* could not be asked: Stripe refused.*Not today/),
    ]);
  });

  test('nor does no answer', async () => {
    state().faults.plan({ kind: 'unavailable', path: '/v1/account_sessions' });
    expect(await embedded(EMBEDDED)).toEqual([
      fault(CHECK, 'warning', /begins sessions .* could not be asked: Stripe could not be reached/),
    ]);
  });

  test('each problem is told', async () => {
    state().platform.forbidden = ['account_session_write', 'token_read'];
    expect(await embedded(NO_DASHBOARD)).toEqual([
      fault(CHECK, 'warning', /token_read/),
      fault(CHECK, 'error', /account_session_write/),
      fault(CHECK, 'warning', /site links/),
    ]);
  });

  test('none is begun, and no account opened, by a page that is looked at', async () => {
    expect(await embedded(EMBEDDED, { mayOpenAccount: false })).toEqual([shown]);
    expect(state().accounts.size).toBe(0);
    expect(state().sessions.size).toBe(0);
  });
});

describe.each(accountsApis)('the site links of accounts through %s', (api) => {
  const variables = { ...NO_DASHBOARD, STRIPE_ACCOUNTS_API: api };
  const PAGE =
    '/connect/site-links, set Notification banner, Account management, Payouts, Payments, Balances';
  const unknown = (why: string) =>
    fault(
      CHECK,
      'warning',
      new RegExp(`until the platform’s site links are set.*could not be asked: ${why}`),
    );
  const linked = { check: CHECK, level: 'ok', says: expect.stringMatching(/site links are set/) };

  const live = (mayOpenAccount = true) => embedded({}, { config: liveConfig(variables), mayOpenAccount });

  /** Opens a live account as a pilot's press does, with other choices where these say so. */
  async function open(others: NodeJS.Dict<string> = {}, pilot: string | undefined = 'a pilot') {
    const { stripe, accountSetup } = liveConfig({ ...variables, ...others });
    const request = { ...accountSetup, country: 'US', requested: 'both' } as const;
    const metadata = pilot ? { pilot_id: pilot } : ({ doctor: 'true' } as const);
    const accounts = accountsThrough(createStripe(stripe), stripe.apiBase)[api];
    const id = await accounts.create(request, metadata, `opened-${state().accounts.size}`);
    state().clock.advance(60);
    const account = state().accounts.get(id);
    if (!account) throw new Error('The local Stripe has not kept the account.');
    return account;
  }

  test('are not known with a test key, nor before there is a live account', async () => {
    const found = await embedded(variables);
    expect(found).toEqual([shown, unknown('with a test key')]);
    expect(found[1]?.todo).toContain(
      `${PAGE}, and Documents to http://localhost:3000/account, with your public address`,
    );
    expect(found[1]?.todo).toContain('a session that it throws away');
    expect(await live()).toEqual([shown, unknown('there is no such account yet')]);
  });

  test('are told by a session of the newest live account', async () => {
    await open();
    const [, found] = await live();
    expect(found).toEqual(fault(CHECK, 'error', /site links are not set/));
    expect(found?.todo).toContain(`${PAGE}, and Documents to ${PUBLIC}/account. `);
    expect(state().sessions.size).toBe(0);
    state().platform.siteLinks = true;
    expect(await live()).toEqual([shown, linked]);
    expect([...state().sessions.values()].map(({ components }) => Object.keys(components))).toEqual([
      ['notification_banner'],
    ]);
  });

  test('do not want documents where the platform pays the fees', async () => {
    const [, found] = await embedded({ ...variables, PLATFORM_FEES: 'platform' });
    expect(found?.todo).toContain('Payments, and Balances to');
  });

  test('are not needed by accounts with another dashboard, or for which the platform is liable', async () => {
    for (const others of [{ PLATFORM_DASHBOARD: 'full' }, OWN_RISK]) {
      const config = liveConfig({ ...variables, ...others });
      expect(await embedded({}, { config })).toEqual([shown]);
    }
  });

  test('are not told by accounts of other choices, or not of this app’s pilots, or not there any more', async () => {
    await open({ PLATFORM_DASHBOARD: 'full' });
    await open(OWN_RISK);
    await open({}, '');
    (await open()).disconnected = true;
    (await open()).closed = true;
    expect(await live()).toEqual([shown, unknown('there is no such account yet')]);
    expect(state().sessions.size).toBe(0);
  });

  test('are told by an account that others came after, of other choices or gone since they were listed', async () => {
    await open();
    await open({ PLATFORM_DASHBOARD: 'full' });
    const { id } = await open();
    const error = { type: 'invalid_request_error', code: 'account_invalid', message: 'No access.' };
    const body = JSON.stringify({ error });
    state().faults.plan({ kind: 'answer', status: 403, body, path: `/v1/accounts/${id}` });
    expect(await live()).toEqual([shown, fault(CHECK, 'error', /site links are not set/)]);
  });

  test('are asked by a page that is looked at only of an account whose pilot has submitted', async () => {
    const account = await open();
    expect(await live(false)).toEqual([shown, unknown('there is none yet whose pilot has submitted')]);
    expect(account.onboardingBegun).toBe(false);
    account.forced.details_submitted = true;
    expect(await live(false)).toEqual([shown, fault(CHECK, 'error', /site links are not set/)]);
  });

  test('are not known where the accounts can’t be looked at', async () => {
    await open();
    state().platform.forbidden = ['connected_account_read'];
    expect((await live()).at(-1)).toEqual(unknown('.*without the permission connected_account_read'));
  });
});
