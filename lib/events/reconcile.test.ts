import { expect, test } from 'vitest';
import type { AccountRecord } from '../../e2e/stripe/model/account';
import type { Account } from '../accounts/account';
import { Schedule } from '../accounts/schedule';
import { States } from '../accounts/states';
import { Sync } from '../accounts/sync';
import { Ownership } from '../onboarding/ownership';
import { accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { ready } from '../testing/app';
import { onEveryStore } from '../testing/suites';
import { Reconciliation } from './reconcile';
import { delivery, receive, snapshot } from './testing';

onEveryStore('a run', (app) => {
  const reconcile = () => app.process().reconciliation.run();

  /** A run whose questions to Stripe go through `asking`. */
  function reconciling(asking: (ask: () => Promise<Account>) => Promise<Account>) {
    const { onboarding, stripeEvents, notifications } = app.process();
    return new Reconciliation({
      onboarding,
      stripeEvents,
      notifications,
      ownership: new Ownership(app.database),
      schedule: new Schedule(app.database),
      sync: new Sync({ accounts: app.accounts(asking), states: new States(app.database) }),
      livemode: false,
    }).run();
  }

  async function openAccounts(many: number): Promise<string[]> {
    const opened: string[] = [];
    for (let nth = 0; nth < many; nth += 1) opened.push(await app.openAccount());
    return opened;
  }

  test.each(accountsApis)('with every event dropped brings each state of %s right', async (api) => {
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
    const accounts: { id: string; change: Partial<AccountRecord> }[] = [];
    for (const change of changes) accounts.push({ id: await app.openAccount(api), change });
    for (const [nth, { id }] of accounts.entries()) app.record(id).forced = nth % 2 === 0 ? ready : {};
    await reconcile();
    await app.pass('2 days');
    for (const { id, change } of accounts) Object.assign(app.record(id), { forced: {} }, change);

    expect(await reconcile()).toEqual({
      eventsOfAccounts: 0,
      asked: 12,
      failed: 0,
      adopted: 0,
      due: 0,
      told: 0,
      toTell: 0,
    });
    for (const { id } of accounts) await app.expectInLine(id);
    expect(await reconcile()).toMatchObject({ asked: 0 });
  });

  test('asks about what is settled once a day, and about what has just changed once an hour', async () => {
    const [settled, open] = [await app.openAccount(), await app.openAccount()];
    app.record(settled).forced = ready;
    await reconcile();
    await app.pass('59 minutes');
    expect(await reconcile()).toMatchObject({ asked: 0 });
    await app.pass('2 minutes');
    app.stripe.state.log.clear();
    await reconcile();
    expect(app.asked()).toEqual([open]);
    await app.pass('24 hours');
    app.stripe.state.log.clear();
    await reconcile();
    expect(app.asked().sort()).toEqual([settled, open].sort());
  });

  test('and another one at once ask Stripe about each account once', async () => {
    const accountIds = await openAccounts(25);
    app.stripe.state.log.clear();
    const reports = await Promise.all([reconcile(), reconcile()]);
    expect(app.asked().sort()).toEqual(accountIds.sort());
    expect(reports.reduce((sum, { asked }) => sum + asked, 0)).toBe(25);
    for (const id of accountIds) await app.expectInLine(id);
  });

  test('keeps under 25 requests a second', async () => {
    await openAccounts(21);
    const began = Date.now();
    await reconcile();
    expect(Date.now() - began).toBeGreaterThan((21 / 25) * 1000);
  });

  test('processes an event whose process ended', async () => {
    const accountId = await app.openAccount();
    await reconcile();
    app.record(accountId).forced = ready;
    await receive(app, delivery(snapshot(accountId)));
    expect(await reconcile()).toMatchObject({ eventsOfAccounts: 1, asked: 0, failed: 0, adopted: 0, due: 0 });
    await app.expectInLine(accountId);
  });

  test('asks little while Stripe is away, loses nothing, and a later one does it all', async () => {
    const accountIds = await openAccounts(15);
    app.stripe.state.faults.plan({ kind: 'rate_limit' });
    app.stripe.state.log.clear();
    expect(await reconcile()).toMatchObject({ asked: 10, failed: 10, due: 5 });
    expect(app.asked()).toHaveLength(10);
    app.stripe.state.faults.clear();
    await app.pass('11 minutes');
    expect(await reconcile()).toMatchObject({ asked: 15, failed: 0 });
    for (const id of accountIds) await app.expectInLine(id);
  });

  test('with ten accounts that can never be asked about keeps the eleventh waiting for one more at most', async () => {
    for (const id of await openAccounts(10))
      app.stripe.state.faults.plan({ kind: 'rate_limit', path: `/v1/accounts/${id}` });
    await reconcile();
    const accountId = await app.openAccount();
    await app.pass('11 minutes');
    app.record(accountId).forced = ready;
    await reconcile();
    await app.pass('11 minutes');
    await reconcile();
    await app.expectInLine(accountId);
  });

  test('is not ended by accounts that Stripe refuses to tell of, and asks about them again in a day', async () => {
    const refused = await openAccounts(12);
    const body = '{"error": {"type": "invalid_request_error", "message": "Not for this platform."}}';
    for (const id of refused)
      app.stripe.state.faults.plan({ kind: 'answer', status: 400, body, path: `/v1/accounts/${id}` });
    const told = await app.openAccount();
    await app.database.query("update account_states set ask_at = now() - interval '1 day'");
    expect(await reconcile()).toMatchObject({ asked: 13, failed: 12, due: 0 });
    await app.expectInLine(told);
    await app.pass('11 minutes');
    expect(await reconcile()).toMatchObject({ asked: 0 });
    await app.pass('21 hours');
    expect(await reconcile()).toMatchObject({ asked: 13, failed: 12 });
  });

  test('reaches a settled account however many others have waited for longer', async () => {
    const settled = await app.openAccount();
    app.record(settled).forced = ready;
    await reconcile();
    const abandoned = await openAccounts(30);
    for (const id of abandoned)
      app.stripe.state.faults.plan({ kind: 'rate_limit', path: `/v1/accounts/${id}` });
    await new Schedule(app.database).addMissing();
    await app.pass('2 days');
    app.record(settled).forced = { ...ready, payouts_enabled: false };
    await reconcile();
    await app.expectInLine(settled);
  });

  test('goes on with the others while Stripe takes long for one', async () => {
    const accountIds = await openAccounts(15);
    const answered = new Set<string>();
    let othersAreDone = () => {};
    const others = new Promise<void>((resolve) => {
      othersAreDone = resolve;
    });
    const report = await reconciling(async (ask) => {
      const answer = await ask();
      answered.add(answer.id);
      if (answered.size === accountIds.length) othersAreDone();
      if (answered.size === 1) await others;
      return answer;
    });
    expect(report).toMatchObject({ asked: 15, failed: 0, due: 0 });
  });

  test('asks no more about an account that its pilot has left', async () => {
    const pilotId = newPilotId();
    const left = await app.openAccount('v1', pilotId);
    app.record(left).disconnected = true;
    await reconcile();
    const account = await app.openAccount('v1', pilotId);
    expect(account).not.toBe(left);
    await app.pass('2 days');
    await reconcile();
    await app.pass('2 days');
    app.stripe.state.log.clear();
    expect(await reconcile()).toMatchObject({ asked: 1 });
    expect(app.asked()).toEqual([account]);
  });
});
