import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ClaimedAccountId, Ownership } from '../onboarding/ownership';
import { Pilots } from '../onboarding/pilots';
import { accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { ready, requestFor } from '../testing/app';
import { onEveryStore } from '../testing/suites';
import { type Account, disconnectedAccount, type OwnedAccount } from './account';
import { States } from './states';
import { type Coming, Sync } from './sync';
import { owned } from './testing';

const coming = (how: Coming['how']): Coming => ({ how, toReturn: true });
const [arrives, opens, follows] = [coming('arrives'), coming('opens'), coming('follows')];

/** A door that stays shut until it is opened. */
function door() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

onEveryStore('the state', (app, store) => {
  const states = () => new States(app.database);

  async function timeline(accountId: string): Promise<unknown[]> {
    const statement = 'select standing from standings where account_id = $1 order by id';
    return (await app.database.query(statement, [accountId])).rows;
  }

  describe.each(accountsApis)('of an account of Accounts %s', (api) => {
    let pilotId: string;
    let account: OwnedAccount;

    /** A process of the app, whose answers of Stripe's come when `late` says. */
    function processWith(late: () => Promise<void> = async () => {}): Sync {
      const accounts = app.accounts(async (ask) => {
        const answer = await ask();
        await late();
        return answer;
      });
      return new Sync({ accounts, states: states() });
    }

    /** A process that asks Stripe, and is given the answer once it is released; it has asked already. */
    async function heldBack() {
      const [answered, released] = [door(), door()];
      const asking = processWith(async () => {
        answered.open();
        await released.opened;
      }).refetch(account);
      await answered.opened;
      return {
        release: async () => {
          released.open();
          await asking;
        },
      };
    }

    const truth = () => app.truth(account.id);
    const stored = async () => (await states().find(account))?.account;

    /** Has Stripe been asked last so many seconds ago. */
    const askedAgo = (seconds: number) =>
      app.database.query(
        'update account_states set asked_at = now() - make_interval(secs => $2) where account_id = $1',
        [account.id, seconds],
      );

    beforeEach(async () => {
      pilotId = newPilotId();
      const pilots = new Pilots(app.database);
      await pilots.findOrAdd(pilotId, requestFor(api));
      const opened = await app.accounts()[api].create(requestFor(api), { pilot_id: pilotId }, pilotId);
      account = await pilots.setAccount(pilotId, opened);
      app.stripe.state.log.clear();
    });

    test('is stored as Stripe says it is, with its standing', async () => {
      for (const forced of [{}, ready, { ...ready, payouts_enabled: false }]) {
        app.record(account.id).forced = forced;
        await processWith().refetch(account);
        expect(await stored()).toEqual(await truth());
      }
      expect(await timeline(account.id)).toEqual([
        { standing: 'unfinished' },
        { standing: 'ready' },
        { standing: 'payouts_paused' },
      ]);
    });

    test('an answer asked for earlier but arriving later never overwrites a newer one', async () => {
      const slow = await heldBack();
      app.record(account.id).forced = ready;
      await processWith().refetch(account);
      await slow.release();
      expect(await stored()).toMatchObject({ detailsSubmitted: true, payoutsEnabled: true });
      expect(await stored()).toEqual(await truth());
    });

    test('what an event asks for is stored even where another process asked a moment later by the clock', async () => {
      await processWith().refetch(account);
      app.record(account.id).forced = ready;
      // As a statement that began after ours, but came first, leaves it.
      await askedAgo(-2);
      await processWith().refetch(account);
      expect(await stored()).toEqual(await truth());
    });

    test('fifty looks at once at a new account ask Stripe once, and all see the same', async () => {
      const sync = processWith();
      const looks = await Promise.all(Array.from({ length: 50 }, () => sync.look(account, opens)));
      expect(app.asked()).toHaveLength(1);
      const past = { askedFor: expect.arrayContaining([expect.any(String)]), returned: true };
      const seen = { account: await truth(), standing: expect.anything(), seenAt: expect.any(Date), past };
      for (const look of looks) expect(look).toEqual(seen);
    });

    test('fifty looks at once in two processes, and those of the next five seconds, ask Stripe once', async () => {
      await processWith().refetch(account);
      app.record(account.id).forced = ready;
      await askedAgo(6);
      app.stripe.state.log.clear();
      const processes = [processWith(), processWith()];
      const look = (nth: number) => processes[nth % 2]?.look(account, opens);
      await Promise.all(Array.from({ length: 50 }, (_, nth) => look(nth)));
      await Promise.all(Array.from({ length: 50 }, (_, nth) => look(nth)));
      expect(app.asked()).toHaveLength(1);
      expect((await look(0))?.account).toEqual(await truth());
    });

    test('five seconds later the next look asks again', async () => {
      const sync = processWith();
      await sync.look(account, opens);
      await askedAgo(4);
      await sync.look(account, opens);
      expect(app.asked()).toHaveLength(1);
      await askedAgo(6);
      app.record(account.id).forced = ready;
      expect((await sync.look(account, opens)).account).toMatchObject({ chargesEnabled: true });
      expect(app.asked()).toHaveLength(2);
    });

    test('where a change is expected the next look asks at once, and only that one', async () => {
      const sync = processWith();
      await sync.look(account, opens);
      app.record(account.id).forced = ready;
      await new Ownership(app.database).checkForUpdate(pilotId, ClaimedAccountId.parse(account.id));
      expect((await sync.look(account, opens)).account).toMatchObject({ chargesEnabled: true });
      await sync.look(account, opens);
      expect(app.asked()).toHaveLength(2);
    });

    test('what an event asked a moment before is given to nobody who arrives', async () => {
      const sync = processWith();
      await sync.refetch(account);
      app.record(account.id).forced = ready;
      expect((await sync.look(account, arrives)).account).toEqual(await truth());
    });

    test('an arrival does not share a question that is under way', async () => {
      await processWith().refetch(account);
      await askedAgo(6);
      const [answered, released] = [door(), door()];
      let late = true;
      const sync = processWith(async () => {
        if (!late) return;
        late = false;
        answered.open();
        await released.opened;
      });
      const look = sync.look(account, opens);
      await answered.opened;
      app.record(account.id).forced = ready;
      expect((await sync.look(account, arrives)).account).toEqual(await truth());
      released.open();
      await look;
      expect(await stored()).toEqual(await truth());
    });

    test('who only follows a page leaves to its pilot the look that asks Stripe at once', async () => {
      const sync = processWith();
      await sync.look(account, opens);
      await new Ownership(app.database).checkForUpdate(pilotId, ClaimedAccountId.parse(account.id));
      await sync.look(account, follows);
      expect(app.asked()).toHaveLength(1);
      await sync.refetch(account);
      app.record(account.id).forced = ready;
      expect((await sync.look(account, opens)).account).toEqual(await truth());
    });

    test('what was asked before is no answer to what was asked since, however late it comes', async () => {
      await processWith().refetch(account);
      const slow = await heldBack();
      app.record(account.id).forced = ready;
      app.stripe.state.faults.plan({ kind: 'unavailable' });
      const sync = processWith();
      expect(await sync.look(account, arrives)).toMatchObject({ failure: { code: 'stripe_unavailable' } });
      await slow.release();
      expect(await sync.look(account, opens)).toHaveProperty('failure');
      app.stripe.state.faults.clear();
    });

    test('of many arrivals at once three ask Stripe, and then one in five seconds', async () => {
      const sync = processWith();
      await sync.refetch(account);
      app.stripe.state.log.clear();
      for (let arrivals = 0; arrivals < 20; arrivals += 1) await sync.look(account, arrives);
      expect(app.asked()).toHaveLength(3);
      await app.pass('6 seconds');
      for (let arrivals = 0; arrivals < 20; arrivals += 1) await sync.look(account, arrives);
      expect(app.asked()).toHaveLength(4);
    });

    test('a link to Stripe’s page makes room for arrivals, and has the next look ask though an event asked since', async () => {
      const sync = processWith();
      const link = () =>
        new Ownership(app.database).checkForUpdate(pilotId, ClaimedAccountId.parse(account.id));
      for (let arrivals = 0; arrivals < 4; arrivals += 1) await sync.look(account, arrives);
      for (const coming of [opens, arrives]) {
        await link();
        await sync.refetch(account);
        app.record(account.id).forced = coming === opens ? ready : {};
        expect((await sync.look(account, coming)).account).toEqual(await truth());
      }
    });

    test('while Stripe is away everybody sees what it said last, with its time and the reason', async () => {
      const sync = processWith();
      await sync.look(account, opens);
      const known = await states().find(account);
      const last = { account: known?.account, seenAt: known?.seenAt };
      await askedAgo(6);
      app.stripe.state.faults.plan({ kind: 'unavailable' });
      const failure = { code: 'stripe_unavailable' };
      expect(await sync.look(account, opens)).toMatchObject({ ...last, failure });
      // The second tab within five seconds asks nobody, but must not take the old state for a new one.
      expect(await sync.look(account, opens)).toMatchObject({ ...last, failure });
      app.stripe.state.faults.clear();
      await askedAgo(6);
      expect(await sync.look(account, opens)).not.toHaveProperty('failure');
      expect(await sync.look(account, opens)).not.toHaveProperty('failure');
    });

    test('while Stripe is away nothing is said of an account of which nothing is known', async () => {
      const sync = processWith();
      app.stripe.state.faults.plan({ kind: 'unavailable' });
      const looks = [sync.look(account, opens), sync.look(account, opens)];
      for (const look of looks) await expect(look).rejects.toMatchObject({ code: 'stripe_unavailable' });
      app.stripe.state.faults.clear();
      expect((await sync.look(account, opens)).account).toEqual(await truth());
    });

    test.each(['disconnected', 'closed'] as const)(
      '%s at Stripe is its state, and not a failure',
      async (how) => {
        const sync = processWith();
        app.record(account.id).forced = ready;
        await sync.look(account, opens);
        await askedAgo(6);
        app.record(account.id)[how] = true;
        const look = await sync.look(account, opens);
        expect(look).not.toHaveProperty('failure');
        expect(look.account.disconnected).toBe(true);
        if (how === 'disconnected') expect(await stored()).toEqual(disconnectedAccount(account.id));
      },
    );
  });

  if (store === 'PostgreSQL')
    test('two answers written at the same moment leave a timeline that ends with the newer one', async () => {
      const account = owned(`acct_${randomBytes(8).toString('hex')}`);
      const disconnected = disconnectedAccount(account.id);
      const connected: Account = { ...disconnected, disconnected: false };
      await states().ticket(account);
      await states().record(1, connected, 'ready');
      const second = await app.database.transaction(async (sql) => {
        await new States(sql).record(2, disconnected, 'disconnected');
        const waiting = states().record(3, connected, 'ready');
        await vi.waitFor(async () => {
          const { rows } = await sql.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
          );
          expect(rows).toHaveLength(1);
        });
        return { waiting };
      });
      await second.waiting;
      expect(await timeline(account.id)).toEqual([
        { standing: 'ready' },
        { standing: 'disconnected' },
        { standing: 'ready' },
      ]);
    });
});
