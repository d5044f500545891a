import { describe, expect, onTestFinished, test } from 'vitest';
import type { AccountRecord } from '../../e2e/stripe/model/account';
import { startEndpoint } from '../../e2e/stripe/testing/webhook-endpoint';
import { ClaimedAccountId } from '../onboarding/onboarding';
import { accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { stores } from '../store/testing';
import { SECRETS } from '../testing/app';
import { testApp } from '../testing/suites';
import { type Delivery, delivery, nowInSeconds, receive, snapshot, thin } from './testing';

describe.each(stores)('a delivery, on %s,', (_, openStore) => {
  const app = testApp(openStore);

  describe('is taken only if Stripe signed it for us', () => {
    test.each(SECRETS)('under either of two secrets, here %s', async (secret) => {
      const event = snapshot(await app.openAccount());
      expect(await receive(app, delivery(event, { secret }))).toBe('stored');
    });

    test.each<[string, (event: object) => Delivery]>([
      ['under another secret', (event) => delivery(event, { secret: 'whsec_another' })],
      [
        'with another body',
        (event) => ({ ...delivery(event), body: JSON.stringify({ ...event, id: 'evt_2' }) }),
      ],
      ['with one more space', (event) => ({ ...delivery(event), body: `${JSON.stringify(event)} ` })],
      ['301 seconds ago', (event) => delivery(event, { at: nowInSeconds() - 301 })],
      [
        'with the time moved',
        (event) => {
          const { body, signature: signed } = delivery(event, { at: nowInSeconds() - 301 });
          return { body, signature: signed.replace(/t=\d+/, `t=${nowInSeconds()}`) };
        },
      ],
      ['not at all', (event) => ({ ...delivery(event), signature: '' })],
      ['with nonsense', (event) => ({ ...delivery(event), signature: 't=,v1=,,=' })],
    ])('so one signed %s is refused, and nothing is stored', async (_name, made) => {
      const forged = made(snapshot(await app.openAccount()));
      await expect(receive(app, forged)).rejects.toMatchObject({ code: 'invalid_signature' });
      expect(await app.waitingEvents()).toEqual([]);
    });

    test('and 290 seconds on its way are no reason to refuse it', async () => {
      const event = snapshot(await app.openAccount());
      expect(await receive(app, delivery(event, { at: nowInSeconds() - 290 }))).toBe('stored');
    });

    test('and no secret takes nothing', async () => {
      const { body, signature } = delivery(snapshot(await app.openAccount()));
      const { stripeEvents } = app.process({ STRIPE_WEBHOOK_SECRET: '' });
      await expect(stripeEvents.receive(body, signature)).rejects.toMatchObject({
        code: 'invalid_signature',
      });
    });
  });

  describe('that is not ours is taken, not stored, and told why', () => {
    test.each<[string, RegExp, (accountId: string) => object & { id: string }]>([
      ['of the other mode', /^ignored: a live event$/, (id) => snapshot(id, { livemode: true })],
      ['of the platform itself', /^ignored: .*no connected account/, () => snapshot(undefined)],
      [
        'of an account of somebody else',
        /^ignored: .*no account of this app/,
        () => snapshot('acct_notOurs'),
      ],
      ['thin, of somebody else’s account', /^ignored: .*no account of this app/, () => thin('acct_notOurs')],
      [
        'thin, about something else',
        /^ignored: .*no connected account/,
        (id) => thin(id, { related_object: { id, type: 'v2.core.account_person' } }),
      ],
      ['thin, about nothing', /^ignored: .*no connected account/, (id) => thin(id, { related_object: null })],
    ])('an event %s', async (_name, reason, made) => {
      const event = made(await app.openAccount());
      const { body, signature } = delivery(event);
      const receipt = await app.process().stripeEvents.receive(body, signature);
      expect(receipt).toMatchObject({ eventId: event.id, accountId: undefined });
      expect(receipt.result).toMatch(reason);
      expect((await app.database.query('select * from events')).rows).toEqual([]);
    });

    test('a test event at a live endpoint says that it is one', async () => {
      const { body, signature } = delivery(snapshot(await app.openAccount()));
      const { stripeEvents } = app.process({
        STRIPE_SECRET_KEY: 'sk_live_onlyForTests',
        STRIPE_API_BASE: '',
      });
      expect((await stripeEvents.receive(body, signature)).result).toBe('ignored: a test event');
    });

    test('an event of an account that its pilot has left behind', async () => {
      const pilotId = newPilotId();
      const old = await app.openAccount('v1', pilotId);
      app.record(old).disconnected = true;
      await app
        .process()
        .onboarding.currentAccount(pilotId, ClaimedAccountId.parse(old), { how: 'opens', toReturn: true });
      expect(await app.openAccount('v1', pilotId)).not.toBe(old);
      expect(await receive(app, delivery(snapshot(old)))).toMatch(/^ignored/);
    });
  });

  test('is stored once, however often and at once it comes, and says so', async () => {
    const event = delivery(snapshot(await app.openAccount()));
    const results = await Promise.all(Array.from({ length: 20 }, () => receive(app, event)));
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(results.filter((result) => result === 'duplicate')).toHaveLength(19);
    await app.process().stripeEvents.processDue();
    expect(await receive(app, event)).toBe('duplicate');
    expect(await app.waitingEvents()).toEqual([]);
  });

  test.each(accountsApis)(
    'of what the local Stripe itself sends of an account of %s is enough',
    async (api) => {
      const { webhook, arrived, delivery: nth } = await startEndpoint();
      const own = await app.withOwnStripe({ onTestFinished }, { webhook });
      const accountId = await own.openAccount(api);
      own.stripe.state.settle();
      const { stripeEvents } = own.process();
      const changes: Partial<AccountRecord>[] = [
        { forced: { details_submitted: true, requirements: { past_due: [], currently_due: [] } } },
        { forced: { details_submitted: true, charges_enabled: true, payouts_enabled: true } },
        { disconnected: true },
      ];
      for (const change of changes) {
        const before = arrived.length;
        Object.assign(own.record(accountId), change);
        own.stripe.state.settle();
        await nth(before);
        // Whatever more of this change is still on its way, the account is asked for as it is now.
        for (const { body, signature } of arrived.slice(before)) await stripeEvents.receive(body, signature);
        await stripeEvents.processDue();
        await own.expectInLine(accountId);
      }
      expect(await own.waitingEvents()).toEqual([]);
    },
  );
});
