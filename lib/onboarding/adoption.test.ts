import { describe, expect, test } from 'vitest';
import { accountsApis } from '../platform/choices';
import { newPilotId, type PilotId } from '../session/session';
import { requestFor } from '../testing/app';
import { stopwatch } from '../testing/stopwatch';
import { onEveryStore } from '../testing/suites';
import { ClaimedAccountId } from './onboarding';
import { Pilots } from './pilots';

onEveryStore('a pilot', (app) => {
  const reconcile = () => app.process().reconciliation.run();
  const pilots = () => new Pilots(app.database);
  const accountOf = async (pilotId: PilotId) => (await pilots().find(pilotId))?.account?.id;

  /** Has the process end before it writes down which account Stripe opened. */
  const loseAccount = (pilotId: PilotId) =>
    app.database.query('update pilots set account_id = null where pilot_id = $1', [pilotId]);

  describe.each(accountsApis)('of whose account of %s a crash kept us from knowing', (api) => {
    async function lose(): Promise<{ pilotId: PilotId; accountId: string }> {
      const pilotId = newPilotId();
      const accountId = await app.openAccount(api, pilotId);
      await loseAccount(pilotId);
      return { pilotId, accountId };
    }

    test('has it after the next run, and its state is known', async () => {
      await app.openAccount(api);
      const { pilotId, accountId } = await lose();
      await app.openAccount(api);
      await app.pass('2 minutes');
      expect(await reconcile()).toMatchObject({ adopted: 1 });
      expect(await accountOf(pilotId)).toBe(accountId);
      await app.expectInLine(accountId);
    });

    test('is found by one reading of Stripe’s list for all who are looked for', async () => {
      const lost = [];
      for (let nth = 0; nth < 25; nth += 1) lost.push(await lose());
      await app.pass('2 minutes');
      app.stripe.state.log.clear();
      await Promise.all([reconcile(), reconcile()]);
      for (const { pilotId, accountId } of lost) expect(await accountOf(pilotId)).toBe(accountId);
      const pages = app.stripe.state.log.entries.filter(({ path }) => /accounts$/.test(path));
      // Not once for each of the twenty-five.
      expect(pages.length).toBeLessThan(10);
    });

    test('is left alone for a minute, in which they may be under way', async () => {
      const { pilotId } = await lose();
      expect(await reconcile()).toMatchObject({ adopted: 0 });
      expect(await accountOf(pilotId)).toBeUndefined();
    });

    test('has one account after two runs at once', async () => {
      const { pilotId, accountId } = await lose();
      await app.pass('2 minutes');
      await Promise.all([reconcile(), reconcile()]);
      expect(await accountOf(pilotId)).toBe(accountId);
      expect(app.stripe.state.accounts.size).toBe(1);
    });

    test('has it although twenty pilots before them have none', async () => {
      for (let nth = 0; nth < 20; nth += 1) await pilots().findOrAdd(newPilotId(), requestFor(api));
      await app.pass('1 hour');
      const { pilotId, accountId } = await lose();
      await app.pass('2 minutes');
      await reconcile();
      await reconcile();
      expect(await accountOf(pilotId)).toBe(accountId);
    });

    test('has it although that of a pilot before them can’t be looked for', async () => {
      const other = api === 'v1' ? 'v2' : 'v1';
      await pilots().findOrAdd(newPilotId(), requestFor(other));
      await app.pass('1 hour');
      const { pilotId, accountId } = await lose();
      await app.pass('2 minutes');
      app.stripe.state.faults.plan({
        kind: 'rate_limit',
        path: other === 'v1' ? '/v1/accounts' : '/v2/core/accounts',
      });
      await reconcile().catch(() => {});
      expect(await accountOf(pilotId)).toBe(accountId);
    });
  });

  describe.each(accountsApis)('whose account of %s was disconnected', (api) => {
    async function disconnectedPilot(): Promise<{ pilotId: PilotId; old: string }> {
      const pilotId = newPilotId();
      const old = await app.openAccount(api, pilotId);
      app.record(old).disconnected = true;
      const { current } = await app
        .process()
        .onboarding.currentAccount(pilotId, ClaimedAccountId.parse(old), { how: 'opens', toReturn: true });
      expect(current.account.disconnected).toBe(true);
      return { pilotId, old };
    }

    test('starts again with one new account, however often they press, and the old one is history', async () => {
      const { pilotId, old } = await disconnectedPilot();
      const presses = Array.from({ length: 10 }, () => app.openAccount(api, pilotId));
      const [account] = await Promise.all(presses);
      expect(new Set(await Promise.all(presses))).toEqual(new Set([account]));
      expect(account).not.toBe(old);
      expect(await accountOf(pilotId)).toBe(account);
      expect(await pilots().pastAccounts(pilotId)).toEqual([old]);
      expect(app.stripe.state.accounts.size).toBe(2);
    });

    test('has one answer within 15 seconds while Stripe is slow, and the old address then says that it is left', async () => {
      const { pilotId, old } = await disconnectedPilot();
      app.stripe.state.faults.plan({ kind: 'latency', ms: 2_500 });
      const elapsed = stopwatch();
      const processes = [app.process(), app.process()];
      const presses = processes.flatMap(({ onboarding }) =>
        Array.from({ length: 3 }, () => onboarding.createAccount(pilotId, requestFor(api))),
      );
      const accounts = new Set(await Promise.all(presses));
      expect(elapsed()).toBeLessThan(15_000);
      expect(accounts.size).toBe(1);
      expect(accounts).not.toContain(old);
      const { onboarding } = app.process();
      const look = (who: PilotId) =>
        onboarding.currentAccount(who, ClaimedAccountId.parse(old), { how: 'opens', toReturn: true });
      await expect(look(pilotId)).rejects.toMatchObject({ code: 'account_left' });
      await expect(look(newPilotId())).rejects.toMatchObject({ code: 'account_not_found' });
    });

    test('never gets the old one back, although Stripe lists it again', async () => {
      const { pilotId, old } = await disconnectedPilot();
      app.stripe.state.faults.plan({ kind: 'unavailable', method: 'POST' });
      await expect(app.openAccount(api, pilotId)).rejects.toMatchObject({ code: 'stripe_unavailable' });
      expect(await pilots().pastAccounts(pilotId)).toEqual([old]);
      app.stripe.state.faults.clear();
      app.record(old).disconnected = false;
      await app.pass('2 minutes');
      expect(await reconcile()).toMatchObject({ adopted: 0 });
      expect(await accountOf(pilotId)).toBeUndefined();

      const account = await app.openAccount(api, pilotId);
      expect(account).not.toBe(old);
      await loseAccount(pilotId);
      await app.pass('1 hour');
      expect(await reconcile()).toMatchObject({ adopted: 1 });
      expect(await accountOf(pilotId)).toBe(account);
    });

    test('keeps their account where it was connected again before they started anew', async () => {
      const { pilotId, old } = await disconnectedPilot();
      app.record(old).disconnected = false;
      await app.pass('2 days');
      await reconcile();
      expect(await app.openAccount(api, pilotId)).toBe(old);
      expect(await pilots().pastAccounts(pilotId)).toEqual([]);
    });
  });
});
