import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountsApis } from '../platform/choices';
import { stores } from '../store/testing';
import { testApp } from '../testing/suites';
import { type Delivery, delivery, eventsProcess, receive, snapshot, thin } from './testing';

describe.each(stores)('an event, on %s,', (_, openStore) => {
  const app = testApp(openStore);

  /** By the store's clock, in ms. */
  async function now(): Promise<number> {
    const { rows } = await app.database.query('select now()');
    return z.object({ now: z.date() }).parse(rows[0]).now.getTime();
  }

  test.each(accountsApis)(
    'that is thin, about an account of ours that %s opened, is stored and processed',
    async (api) => {
      const accountId = await app.openAccount(api);
      app.record(accountId).forced = { details_submitted: true, charges_enabled: true };
      const { body, signature } = delivery(thin(accountId));
      const { stripeEvents } = app.process();
      expect(await stripeEvents.receive(body, signature)).toMatchObject({ result: 'stored', accountId });
      app.stripe.state.log.clear();
      await stripeEvents.process(accountId);
      expect(app.asked()).toEqual([accountId]);
      await app.expectInLine(accountId);
      expect(await app.waitingEvents()).toEqual([]);
    },
  );

  test('that comes while its account is asked about has a question of its own', async () => {
    const accountId = await app.openAccount();
    const later = delivery(snapshot(accountId));
    const process = eventsProcess(app, {
      asking: async () => {
        app.record(accountId).forced = { details_submitted: true };
        await receive(app, later);
      },
    });
    await receive(app, delivery(snapshot(accountId)));
    app.stripe.state.log.clear();
    await process.processDue();
    expect(app.asked()).toHaveLength(2);
    expect(await app.waitingEvents()).toEqual([]);
    await app.expectInLine(accountId);
  });

  test('that the store can’t take is not acknowledged, and is stored when it comes again', async () => {
    const event = delivery(snapshot(await app.openAccount()));
    const process = eventsProcess(app, { crash: { at: 2, done: false, dies: false } });
    await expect(process.receive(event.body, event.signature)).rejects.toThrow();
    expect(await receive(app, event)).toBe('stored');
  });

  test('that can’t be processed keeps its reason, waits longer each time, and is done when Stripe is back', async () => {
    const accountId = await app.openAccount();
    const { stripeEvents } = app.process();
    await receive(app, delivery(snapshot(accountId)));
    app.stripe.state.faults.plan({ kind: 'rate_limit', path: '/v1/accounts/' });
    for (let tries = 1; tries <= 4; tries += 1) {
      const began = await now();
      expect(await stripeEvents.processDue()).toBe(1);
      const { rows } = await app.database.query(
        'select status, tries, reason, next_try_at as next from events',
      );
      expect(rows).toEqual([{ status: 'waiting', tries, reason: 'stripe_busy', next: expect.any(Date) }]);
      const { next } = z.object({ next: z.date() }).parse(rows[0]);
      const wait = 60_000 * 2 ** (tries - 1);
      expect(next.getTime()).toBeGreaterThanOrEqual(began + wait);
      expect(next.getTime()).toBeLessThanOrEqual((await now()) + wait);
      // Until its time comes nobody tries it.
      expect(await stripeEvents.processDue()).toBe(0);
      await app.pass('1 hour');
    }
    app.stripe.state.faults.clear();
    expect(await stripeEvents.processDue()).toBe(1);
    const { rows } = await app.database.query(
      'select status, reason, done_at is not null as dated from events',
    );
    expect(rows).toEqual([{ status: 'done', reason: null, dated: true }]);
    await app.expectInLine(accountId);
  });

  test('of an account that can’t be asked about keeps no other waiting', async () => {
    const [stuck, other] = [await app.openAccount(), await app.openAccount()];
    for (const id of [stuck, other]) await receive(app, delivery(snapshot(id)));
    app.stripe.state.faults.plan({ kind: 'rate_limit', path: `/v1/accounts/${stuck}` });
    await app.process().stripeEvents.processDue();
    await app.expectInLine(other);
    expect(await app.waitingEvents()).toMatchObject([{ account_id: stuck, reason: 'stripe_busy' }]);
  });

  test('of an account for which Stripe takes long keeps none of the others waiting', async () => {
    const accountIds: string[] = [];
    for (let nth = 0; nth < 15; nth += 1) accountIds.push(await app.openAccount());
    for (const id of accountIds) await receive(app, delivery(snapshot(id)));
    let [asked, othersAreDone] = [0, () => {}];
    const others = new Promise<void>((resolve) => {
      othersAreDone = resolve;
    });
    const process = eventsProcess(app, {
      asking: async () => {
        asked += 1;
        if (asked === accountIds.length) othersAreDone();
        if (asked === 1) await others;
      },
    });
    expect(await process.processDue()).toBe(15);
    expect(await app.waitingEvents()).toEqual([]);
  });

  test('in a flood of 200 of one account costs one request, and few where each is processed as it comes', async () => {
    const accountId = await app.openAccount();
    const flood = () => Array.from({ length: 200 }, () => delivery(snapshot(accountId)));
    const { stripeEvents } = app.process();
    const take = ({ body, signature }: Delivery) => stripeEvents.receive(body, signature);
    app.stripe.state.log.clear();

    await Promise.all(flood().map(take));
    app.record(accountId).forced = { details_submitted: true };
    await stripeEvents.processDue();
    expect(app.asked()).toHaveLength(1);
    expect(await app.waitingEvents()).toEqual([]);
    await app.expectInLine(accountId);

    app.stripe.state.log.clear();
    app.record(accountId).forced = { charges_enabled: true };
    await Promise.all(
      flood().map(async (event) => {
        await take(event);
        await stripeEvents.process(accountId);
      }),
    );
    // One on PGlite, about three on PostgreSQL, where a few are processed at once.
    expect(app.asked().length).toBeLessThanOrEqual(20);
    expect(await app.waitingEvents()).toEqual([]);
    await app.expectInLine(accountId);
  });
});
