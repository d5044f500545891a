import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ForcedState } from '../../e2e/stripe/model/account';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { pilotsIn } from '../onboarding/pilots';
import { accountsApis, defaultChoices } from '../platform/choices';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { createStripe } from '../stripe';
import type { Account, Accounts } from './account';
import { disconnectedAccount } from './disconnected';
import { statesIn } from './states';
import { syncWith } from './sync';
import { accountsV1 } from './v1';
import { accountsV2 } from './v2';

let stripe: LocalStripe;

beforeAll(async () => {
  stripe = await startLocalStripe();
});
afterAll(() => stripe.close());
beforeEach(() => stripe.state.reset());

/** Puts an account into a state at the local Stripe. */
function put(accountId: string, forced: ForcedState): void {
  const account = stripe.state.accounts.get(accountId);
  if (!account) throw new Error(`there is no account ${accountId}`);
  account.forced = forced;
}

const ready: ForcedState = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: null },
};

/** How often Stripe was asked about accounts since the log was cleared. */
const asked = () => stripe.state.log.entries.filter(({ method }) => method === 'GET').length;

/** A door that stays shut until it is opened. */
function door() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(stores)('on %s', (kind, openStore) => {
  let database: Database;
  let states: ReturnType<typeof statesIn>;

  beforeAll(async () => {
    database = await openStore();
    states = statesIn(database);
  });
  afterAll(() => database.close());

  describe.each(accountsApis)('an account of Accounts %s', (api) => {
    const openedWith = { api, choices: defaultChoices };
    let accountId: string;
    let pilotId: string;

    function stripeAccounts(): Record<typeof api, Accounts> {
      const client = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase: new URL(stripe.url) });
      return { v1: accountsV1(client), v2: accountsV2(client) };
    }

    /** A process of the app, whose answers of Stripe's come when `late` says. */
    function processWith(late: (answer: Account) => Promise<void> = async () => {}) {
      const accounts = stripeAccounts();
      const real = accounts[api];
      const retrieve: Accounts['retrieve'] = async (id, charges) => {
        const answer = await real.retrieve(id, charges);
        await late(answer);
        return answer;
      };
      return syncWith({ accounts: { ...accounts, [api]: { ...real, retrieve } }, states });
    }

    const truth = () => stripeAccounts()[api].retrieve(accountId, defaultChoices.charges);
    const stored = async () => (await states.find(accountId))?.account;

    /** Lets so many seconds have passed since Stripe was asked last. */
    const pass = (seconds: number) =>
      database.query(
        'update account_states set asked_at = asked_at - make_interval(secs => $2) where account_id = $1',
        [accountId, seconds],
      );

    beforeEach(async () => {
      pilotId = randomBytes(16).toString('hex');
      await pilotsIn(database).findOrAdd(pilotId, { ...openedWith, country: 'US' });
      accountId = await stripeAccounts()[api].create(
        { pilotId, country: 'US', choices: defaultChoices },
        pilotId,
        5_000,
      );
      await pilotsIn(database).setAccount(pilotId, accountId);
      stripe.state.log.clear();
    });

    test('is stored as Stripe says it is, with its standing', async () => {
      for (const forced of [{}, ready, { ...ready, payouts_enabled: false }]) {
        put(accountId, forced);
        await processWith().refresh(accountId, openedWith);
        expect(await stored()).toEqual(await truth());
      }
      const { rows } = await database.query(
        'select standing from standings where account_id = $1 order by id',
        [accountId],
      );
      expect(rows).toEqual([
        { standing: 'unfinished' },
        { standing: 'ready' },
        { standing: 'payouts_paused' },
      ]);
    });

    test('an answer asked for earlier but arriving later never overwrites a newer one', async () => {
      const [answered, released] = [door(), door()];
      const slow = processWith(async () => {
        answered.open();
        await released.opened;
      }).refresh(accountId, openedWith);
      await answered.opened;
      put(accountId, ready);
      await processWith().refresh(accountId, openedWith);
      released.open();
      await slow;
      expect(await stored()).toMatchObject({ detailsSubmitted: true, payoutsEnabled: true });
      expect(await stored()).toEqual(await truth());
    });

    test('what an event asks for is stored even where another process asked a moment later by the clock', async () => {
      await processWith().refresh(accountId, openedWith);
      put(accountId, ready);
      // As a statement that began after ours, but came first, leaves it.
      await pass(-2);
      await processWith().refresh(accountId, openedWith);
      expect(await stored()).toEqual(await truth());
    });

    test('fifty looks at once at a new account ask Stripe once, and all see the same', async () => {
      const sync = processWith();
      const looks = await Promise.all(Array.from({ length: 50 }, () => sync.look(accountId, openedWith)));
      expect(asked()).toBe(1);
      const account = await truth();
      for (const look of looks) expect(look).toEqual({ account, seenAt: expect.any(Date) });
    });

    test('fifty looks at once in two processes, and those of the next five seconds, ask Stripe once', async () => {
      await processWith().refresh(accountId, openedWith);
      put(accountId, ready);
      await pass(6);
      stripe.state.log.clear();
      const processes = [processWith(), processWith()];
      const look = (nth: number) => processes[nth % 2]?.look(accountId, openedWith);
      await Promise.all(Array.from({ length: 50 }, (_, nth) => look(nth)));
      await Promise.all(Array.from({ length: 50 }, (_, nth) => look(nth)));
      expect(asked()).toBe(1);
      expect((await look(0))?.account).toEqual(await truth());
    });

    test('five seconds later the next look asks again', async () => {
      const sync = processWith();
      await sync.look(accountId, openedWith);
      await pass(4);
      await sync.look(accountId, openedWith);
      expect(asked()).toBe(1);
      await pass(2);
      put(accountId, ready);
      expect((await sync.look(accountId, openedWith)).account).toMatchObject({ chargesEnabled: true });
      expect(asked()).toBe(2);
    });

    test('where a change is expected the next look asks at once, and only that one', async () => {
      const sync = processWith();
      await sync.look(accountId, openedWith);
      put(accountId, ready);
      await pilotsIn(database).openedWithBeforeChange(pilotId, accountId);
      expect((await sync.look(accountId, openedWith)).account).toMatchObject({ chargesEnabled: true });
      await sync.look(accountId, openedWith);
      expect(asked()).toBe(2);
    });

    test('while Stripe is away everybody sees what it said last, with its time and the reason', async () => {
      const sync = processWith();
      await sync.look(accountId, openedWith);
      const stored = await states.find(accountId);
      const last = { account: stored?.account, seenAt: stored?.seenAt };
      await pass(6);
      stripe.state.faults.plan({ kind: 'unavailable' });
      const failure = { code: 'stripe_unavailable' };
      expect(await sync.look(accountId, openedWith)).toMatchObject({ ...last, failure });
      // The second tab within five seconds asks nobody, but must not take the old state for a new one.
      expect(await sync.look(accountId, openedWith)).toMatchObject({ ...last, failure });
      stripe.state.faults.clear();
      await pass(6);
      expect(await sync.look(accountId, openedWith)).not.toHaveProperty('failure');
      expect(await sync.look(accountId, openedWith)).not.toHaveProperty('failure');
    });

    test('while Stripe is away nothing is said of an account of which nothing is known', async () => {
      const sync = processWith();
      stripe.state.faults.plan({ kind: 'unavailable' });
      const looks = [sync.look(accountId, openedWith), sync.look(accountId, openedWith)];
      for (const look of looks) await expect(look).rejects.toMatchObject({ code: 'stripe_unavailable' });
      stripe.state.faults.clear();
      expect((await sync.look(accountId, openedWith)).account).toEqual(await truth());
    });

    test.each(['disconnected', 'closed'] as const)(
      '%s at Stripe is its state, and not a failure',
      async (how) => {
        const sync = processWith();
        put(accountId, ready);
        await sync.look(accountId, openedWith);
        await pass(6);
        const account = stripe.state.accounts.get(accountId);
        if (account) account[how] = true;
        const look = await sync.look(accountId, openedWith);
        expect(look).not.toHaveProperty('failure');
        expect(look.account.disconnected).toBe(true);
        if (how === 'disconnected') expect(await stored()).toEqual(disconnectedAccount(accountId));
      },
    );
  });

  if (kind === 'PostgreSQL')
    test('two answers written at the same moment leave a timeline that ends with the newer one', async () => {
      const accountId = `acct_${randomBytes(8).toString('hex')}`;
      const connected: Account = { ...disconnectedAccount(accountId), disconnected: false };
      await states.ticket(accountId, 0);
      await states.record(1, connected, 'ready');
      const second = await database.transaction(async (sql) => {
        await statesIn(sql).record(2, disconnectedAccount(accountId), 'disconnected');
        const waiting = states.record(3, connected, 'ready');
        await vi.waitFor(async () => {
          const { rows } = await sql.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
          );
          expect(rows).toHaveLength(1);
        });
        return { waiting };
      });
      await second.waiting;
      const { rows } = await database.query(
        'select standing from standings where account_id = $1 order by id',
        [accountId],
      );
      expect(rows).toEqual([{ standing: 'ready' }, { standing: 'disconnected' }, { standing: 'ready' }]);
    });
});
