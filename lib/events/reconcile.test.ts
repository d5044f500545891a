import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccountRecord } from '../../e2e/stripe/model/account';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { signature } from '../../e2e/stripe/webhooks';
import type { Account } from '../accounts/account';
import { disconnectedAccount } from '../accounts/disconnected';
import { standingOf } from '../accounts/standing';
import { statesIn } from '../accounts/states';
import { accountsV1 } from '../accounts/v1';
import { accountsV2 } from '../accounts/v2';
import { readConfig } from '../config';
import { pilotsIn } from '../onboarding/pilots';
import { type AccountsApi, accountsApis, defaultChoices } from '../platform/choices';
import { type Live, liveOn } from '../services';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { createStripe } from '../stripe';

const SECRET = 'whsec_onlyForTests';
const newPilot = () => randomBytes(16).toString('hex');
const wishesOf = (api: AccountsApi) => ({ api, choices: defaultChoices, country: 'US' }) as const;

const ready = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: null },
};

describe.each(stores)('on %s', (_, openStore) => {
  let stripe: LocalStripe;
  let database: Database;

  beforeAll(async () => {
    [stripe, database] = await Promise.all([startLocalStripe(), openStore()]);
  });
  afterAll(async () => {
    await stripe.close();
    await database.close();
  });
  beforeEach(async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    stripe.state.reset();
    for (const table of ['pilots', 'account_states', 'standings', 'past_accounts', 'events'])
      await database.query(`delete from ${table}`);
  });

  /** A process of the app. */
  function app(): Live {
    const config = readConfig({
      STRIPE_SECRET_KEY: 'sk_test_onlyForTests',
      STRIPE_API_BASE: stripe.url,
      STRIPE_WEBHOOK_SECRET: SECRET,
      APP_URL: 'https://pilots.example',
      SESSION_SECRET: 'x'.repeat(32),
    });
    return liveOn(database, config);
  }

  const reconcile = () => app().reconciliation.run();

  function record(accountId: string): AccountRecord {
    const account = stripe.state.accounts.get(accountId);
    if (!account) throw new Error(`there is no account ${accountId}`);
    return account;
  }

  async function openAccount(api: AccountsApi = 'v1', pilotId = newPilot()): Promise<string> {
    stripe.state.creations.clear();
    return app().onboarding.createAccount(pilotId, wishesOf(api));
  }

  const openAccounts = async (many: number, api: AccountsApi = 'v1') => {
    const opened: string[] = [];
    for (let nth = 0; nth < many; nth += 1) opened.push(await openAccount(api));
    return opened;
  };

  const accountOf = async (pilotId: string) => (await pilotsIn(database).find(pilotId))?.accountId;

  /** Has so much time passed since all that was seen and asked. */
  const pass = (time: string) =>
    database.query(
      'update account_states set seen_at = seen_at - $1::interval, asked_at = asked_at - $1::interval',
      [time],
    );

  /** Has the pilots' attempts begun so long ago. */
  const ageAttempts = (time: string) =>
    database.query(
      'update pilots set attempt_started_at = attempt_started_at - $1::interval, looked_for_at = looked_for_at - $1::interval',
      [time],
    );

  /** The accounts that Stripe was asked about, each as often as it was. */
  const asked = () =>
    stripe.state.log.entries
      .filter(({ method, path }) => method === 'GET' && /\/accounts\/acct_/.test(path))
      .map(({ path }) => path.split('/').at(-1));

  async function truth(accountId: string): Promise<Account> {
    const { madeThrough, disconnected, closed } = record(accountId);
    if (disconnected || (closed && madeThrough === 'v1')) return disconnectedAccount(accountId);
    const client = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase: new URL(stripe.url) });
    const accounts = { v1: accountsV1(client), v2: accountsV2(client) };
    return accounts[madeThrough].retrieve(accountId, defaultChoices.charges);
  }

  async function expectInLine(accountId: string): Promise<void> {
    const account = await truth(accountId);
    expect((await statesIn(database).find(accountId))?.account).toEqual(account);
    const { rows } = await database.query('select standing from account_states where account_id = $1', [
      accountId,
    ]);
    expect(rows).toEqual([{ standing: standingOf(account).kind }]);
  }

  test.each(accountsApis)('with every event dropped, a run brings each state of %s right', async (api) => {
    const changes: Partial<AccountRecord>[] = [
      {},
      { forced: ready },
      { forced: { ...ready, payouts_enabled: false } },
      {
        forced: {
          ...ready,
          charges_enabled: false,
          requirements: { ...ready.requirements, disabled_reason: 'listed' },
        },
      },
      { forced: { ...ready, requirements: { ...ready.requirements, currently_due: ['external_account'] } } },
      { forced: { requirements: { disabled_reason: 'rejected.fraud' } } },
      { forced: { details_submitted: true, requirements: { past_due: ['individual.dob.day'] } } },
      { disconnected: true },
      { closed: true },
      {},
      {},
      { forced: ready },
    ];
    const accountIds = await openAccounts(changes.length, api);
    for (const [nth, id] of accountIds.entries()) record(id).forced = nth % 2 === 0 ? ready : {};
    await reconcile();
    await pass('2 days');
    for (const [nth, id] of accountIds.entries()) Object.assign(record(id), { forced: {} }, changes[nth]);

    expect(await reconcile()).toEqual({ eventsOfAccounts: 0, asked: 12, failed: 0, adopted: 0 });
    for (const id of accountIds) await expectInLine(id);
    expect(await reconcile()).toMatchObject({ asked: 0 });
  });

  test('what is settled is asked about once a day, and what is not once an hour', async () => {
    const [settled = '', open = ''] = await openAccounts(2);
    record(settled).forced = ready;
    await reconcile();
    await pass('59 minutes');
    expect(await reconcile()).toMatchObject({ asked: 0 });
    await pass('2 minutes');
    stripe.state.log.clear();
    await reconcile();
    expect(asked()).toEqual([open]);
    await pass('24 hours');
    stripe.state.log.clear();
    await reconcile();
    expect(asked().sort()).toEqual([settled, open].sort());
  });

  test('two runs at once ask Stripe about each account once', async () => {
    const accountIds = await openAccounts(25);
    stripe.state.log.clear();
    const reports = await Promise.all([reconcile(), reconcile()]);
    expect(asked().sort()).toEqual(accountIds.sort());
    expect(reports.reduce((sum, { asked }) => sum + asked, 0)).toBe(25);
    for (const id of accountIds) await expectInLine(id);
  });

  test('a run keeps under 25 requests a second', async () => {
    await openAccounts(21);
    const began = Date.now();
    await reconcile();
    expect(Date.now() - began).toBeGreaterThan((21 / 25) * 1000);
  });

  test('an event whose process ended is worked off by the next run', async () => {
    const accountId = await openAccount();
    await reconcile();
    record(accountId).forced = ready;
    const body = JSON.stringify({
      id: 'evt_left',
      object: 'event',
      type: 'account.updated',
      created: 1_790_000_000,
      livemode: false,
      account: accountId,
    });
    await app().stripeEvents.receive(body, signature(body, SECRET, Math.floor(Date.now() / 1000)));
    expect(await reconcile()).toEqual({ eventsOfAccounts: 1, asked: 0, failed: 0, adopted: 0 });
    await expectInLine(accountId);
  });

  test('while Stripe is away a run asks little, loses nothing, and a later one does it all', async () => {
    const accountIds = await openAccounts(15);
    stripe.state.faults.plan({ kind: 'rate_limit' });
    stripe.state.log.clear();
    expect(await reconcile()).toMatchObject({ asked: 10, failed: 10 });
    expect(asked()).toHaveLength(10);
    stripe.state.faults.clear();
    await pass('11 minutes');
    expect(await reconcile()).toMatchObject({ asked: 15, failed: 0 });
    for (const id of accountIds) await expectInLine(id);
  });

  test('ten accounts that can never be asked about keep the eleventh waiting for one run at most', async () => {
    const known = await openAccount();
    await reconcile();
    await pass('2 days');
    record(known).forced = ready;
    for (const id of await openAccounts(10))
      stripe.state.faults.plan({ kind: 'rate_limit', path: `/v1/accounts/${id}` });
    await reconcile();
    await pass('11 minutes');
    await reconcile();
    await expectInLine(known);
  });

  describe.each(accountsApis)('an account of %s of which a crash kept us from knowing', (api) => {
    /** Opens an account whose ID is not written down. */
    async function lose(pilotId = newPilot()): Promise<{ pilotId: string; accountId: string }> {
      const accountId = await openAccount(api, pilotId);
      await database.query('update pilots set account_id = null where pilot_id = $1', [pilotId]);
      return { pilotId, accountId };
    }

    test('is its pilot’s after the next run, and its state known', async () => {
      await openAccount(api);
      const { pilotId, accountId } = await lose();
      await openAccount(api);
      await ageAttempts('2 minutes');
      expect(await reconcile()).toMatchObject({ adopted: 1 });
      expect(await accountOf(pilotId)).toBe(accountId);
      await expectInLine(accountId);
    });

    test('is left alone for a minute, in which its pilot may be under way', async () => {
      const { pilotId } = await lose();
      expect(await reconcile()).toMatchObject({ adopted: 0 });
      expect(await accountOf(pilotId)).toBeUndefined();
    });

    test('is adopted once by two runs at once', async () => {
      const { pilotId, accountId } = await lose();
      await ageAttempts('2 minutes');
      await Promise.all([reconcile(), reconcile()]);
      expect(await accountOf(pilotId)).toBe(accountId);
      expect(stripe.state.accounts.size).toBe(1);
    });

    test('is adopted although twenty pilots before it have none', async () => {
      for (let nth = 0; nth < 20; nth += 1) await pilotsIn(database).findOrAdd(newPilot(), wishesOf(api));
      await ageAttempts('1 hour');
      const { pilotId, accountId } = await lose();
      await ageAttempts('2 minutes');
      await reconcile();
      await reconcile();
      expect(await accountOf(pilotId)).toBe(accountId);
    });

    test('is adopted although that of a pilot before it can’t be looked for', async () => {
      const other = api === 'v1' ? 'v2' : 'v1';
      await pilotsIn(database).findOrAdd(newPilot(), wishesOf(other));
      await ageAttempts('1 hour');
      const { pilotId, accountId } = await lose();
      await ageAttempts('2 minutes');
      stripe.state.faults.plan({
        kind: 'rate_limit',
        path: other === 'v1' ? '/v1/accounts' : '/v2/core/accounts',
      });
      await reconcile().catch(() => {});
      expect(await accountOf(pilotId)).toBe(accountId);
    });
  });

  describe.each(accountsApis)('a pilot whose account of %s was disconnected', (api) => {
    async function disconnectedPilot(): Promise<{ pilotId: string; old: string }> {
      const pilotId = newPilot();
      const old = await openAccount(api, pilotId);
      record(old).disconnected = true;
      expect((await app().onboarding.lookAt(pilotId, old)).account.disconnected).toBe(true);
      return { pilotId, old };
    }

    const past = async (pilotId: string) => pilotsIn(database).pastAccounts(pilotId);

    test('starts again with one new account, however often they press, and the old one is history', async () => {
      const { pilotId, old } = await disconnectedPilot();
      const presses = Array.from({ length: 10 }, () => openAccount(api, pilotId));
      const [account] = await Promise.all(presses);
      expect(new Set(await Promise.all(presses))).toEqual(new Set([account]));
      expect(account).not.toBe(old);
      expect(await accountOf(pilotId)).toBe(account);
      expect(await past(pilotId)).toEqual([old]);
      expect(stripe.state.accounts.size).toBe(2);
    });

    test('never gets the old one back, although Stripe lists it again', async () => {
      const { pilotId, old } = await disconnectedPilot();
      stripe.state.faults.plan({ kind: 'unavailable', method: 'POST' });
      await expect(openAccount(api, pilotId)).rejects.toMatchObject({ code: 'stripe_unavailable' });
      expect(await past(pilotId)).toEqual([old]);
      stripe.state.faults.clear();
      record(old).disconnected = false;
      await ageAttempts('2 minutes');
      expect(await reconcile()).toMatchObject({ adopted: 0 });
      expect(await accountOf(pilotId)).toBeUndefined();

      const account = await openAccount(api, pilotId);
      expect(account).not.toBe(old);
      await database.query('update pilots set account_id = null where pilot_id = $1', [pilotId]);
      await ageAttempts('1 hour');
      expect(await reconcile()).toMatchObject({ adopted: 1 });
      expect(await accountOf(pilotId)).toBe(account);
    });

    test('keeps their account where it was connected again before they started anew', async () => {
      const { pilotId, old } = await disconnectedPilot();
      record(old).disconnected = false;
      await pass('2 days');
      await reconcile();
      expect(await openAccount(api, pilotId)).toBe(old);
      expect(await past(pilotId)).toEqual([]);
    });
  });
});
