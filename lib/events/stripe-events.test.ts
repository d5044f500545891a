import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccountRecord, ForcedState } from '../../e2e/stripe/model/account';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { SECRET, startEndpoint } from '../../e2e/stripe/testing/webhook-endpoint';
import { signature } from '../../e2e/stripe/webhooks';
import type { Account, Accounts } from '../accounts/account';
import { disconnectedAccount } from '../accounts/disconnected';
import { standingOf } from '../accounts/standing';
import { statesIn } from '../accounts/states';
import { syncWith } from '../accounts/sync';
import { accountsV1 } from '../accounts/v1';
import { accountsV2 } from '../accounts/v2';
import { readConfig } from '../config';
import { pilotsIn } from '../onboarding/pilots';
import { type AccountsApi, accountsApis, defaultChoices } from '../platform/choices';
import { liveOn } from '../services';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { createStripe } from '../stripe';
import { eventsIn } from './inbox';
import { stripeEventsWith } from './stripe-events';

const SECRETS = [SECRET, 'whsec_theNextOne'] as const;

const newId = (prefix: string) => `${prefix}_${randomBytes(8).toString('hex')}`;
const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** A delivery of Stripe's: a body and what signs it. */
type Delivery = { body: string; signature: string };

function delivery(
  event: object,
  { secret = SECRETS[0], at = nowInSeconds() }: { secret?: string; at?: number } = {},
) {
  const body = JSON.stringify(event);
  return { body, signature: signature(body, secret, at) } satisfies Delivery;
}

function snapshot(account: string | undefined, over: object = {}) {
  return {
    id: newId('evt'),
    object: 'event',
    type: 'account.updated',
    api_version: '2026-10-28.endive',
    created: nowInSeconds(),
    livemode: false,
    ...(account && { account }),
    data: { object: { object: 'account' } },
    ...over,
  };
}

function thin(account: string, over: object = {}) {
  return {
    id: newId('evt'),
    object: 'v2.core.event',
    type: 'v2.core.account[requirements].updated',
    created: new Date().toISOString(),
    livemode: false,
    related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
    ...over,
  };
}

/** What ends with a process: a call that it was in the middle of, or one that never began. */
type Crash = { at: number; done: boolean; dies: boolean };

/** Counts the calls of a process to its store and to Stripe, and breaks one of them. */
function breaking(crash: Crash | undefined) {
  let calls = 0;
  return async function call<Result>(work: () => Promise<Result>): Promise<Result> {
    calls += 1;
    const strikes = crash && (crash.dies ? calls >= crash.at : calls === crash.at);
    if (!strikes) return work();
    if (crash.done && calls === crash.at) await work();
    throw new Error('the process ended here');
  };
}

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

  const client = (secretKey = 'sk_test_onlyForTests') =>
    createStripe({ secretKey, apiBase: new URL(stripe.url) });
  const stripeAccounts = (): Record<AccountsApi, Accounts> => ({
    v1: accountsV1(client()),
    v2: accountsV2(client()),
  });

  /** The whole app, as it runs. */
  function app(environment: Record<string, string> = {}) {
    const config = readConfig({
      STRIPE_SECRET_KEY: 'sk_test_onlyForTests',
      STRIPE_API_BASE: stripe.url,
      STRIPE_WEBHOOK_SECRET: SECRETS.join(','),
      APP_URL: 'https://pilots.example',
      SESSION_SECRET: 'x'.repeat(32),
      ...environment,
    });
    return liveOn(database, config);
  }

  /** A process of the app, in which a call breaks, or whose questions to Stripe are something to wait for. */
  function processWith({
    crash,
    asking = async () => {},
  }: {
    crash?: Crash | undefined;
    asking?: () => Promise<void>;
  }) {
    const call = breaking(crash);
    const store = {
      query: (text: string, values?: readonly unknown[]) => call(() => database.query(text, values)),
    };
    const pilots = pilotsIn(store);
    const real = stripeAccounts();
    const over = (api: AccountsApi): Accounts => ({
      ...real[api],
      retrieve: (id, charges) =>
        call(async () => {
          const answer = await real[api].retrieve(id, charges);
          await asking();
          return answer;
        }),
    });
    return stripeEventsWith({
      stripe: client(),
      secrets: SECRETS,
      livemode: false,
      events: eventsIn(store),
      pilots,
      sync: syncWith({ accounts: { v1: over('v1'), v2: over('v2') }, states: statesIn(store) }),
    });
  }

  function record(accountId: string): AccountRecord {
    const account = stripe.state.accounts.get(accountId);
    if (!account) throw new Error(`there is no account ${accountId}`);
    return account;
  }

  async function openAccount(api: AccountsApi): Promise<string> {
    stripe.state.creations.clear();
    return app().onboarding.createAccount(newId('pilot'), { api, choices: defaultChoices, country: 'US' });
  }

  async function truth(accountId: string): Promise<Account> {
    const { madeThrough, disconnected, closed } = record(accountId);
    const gone = disconnected || (closed && madeThrough === 'v1');
    if (gone) return disconnectedAccount(accountId);
    return stripeAccounts()[madeThrough].retrieve(accountId, defaultChoices.charges);
  }

  /** Fails unless what is stored of an account, and its timeline's end, is what Stripe says. */
  async function expectInLine(accountId: string): Promise<void> {
    const account = await truth(accountId);
    expect((await statesIn(database).find(accountId))?.account).toEqual(account);
    const { rows } = await database.query(
      `select account_states.standing, (
         select standings.standing from standings where account_id = $1 order by id desc limit 1
       ) as latest from account_states where account_id = $1`,
      [accountId],
    );
    const { kind } = standingOf(account);
    expect(rows).toEqual([{ standing: kind, latest: kind }]);
  }

  async function waiting(): Promise<unknown[]> {
    return (await database.query("select * from events where status = 'waiting'")).rows;
  }

  /** Lets the time come in which every event that waits is tried again. */
  const bringTimeForward = () =>
    database.query("update events set next_try_at = now() where status = 'waiting'");

  const asked = () => stripe.state.log.entries.filter(({ method }) => method === 'GET').length;

  async function receive({ body, signature }: Delivery): Promise<unknown> {
    const { result } = await app().stripeEvents.receive(body, signature);
    return result;
  }

  describe('whatever happens to an account, and to its events on their way', () => {
    const names = fc.subarray(['external_account', 'business_type', 'individual.dob.day']);
    const forced: fc.Arbitrary<ForcedState> = fc.record(
      {
        details_submitted: fc.boolean(),
        charges_enabled: fc.boolean(),
        payouts_enabled: fc.boolean(),
        requirements: fc.record(
          {
            past_due: names,
            currently_due: names,
            eventually_due: names,
            pending_verification: names,
            current_deadline: fc.constantFrom(null, 1_800_000_000),
            disabled_reason: fc.constantFrom(
              null,
              'listed' as const,
              'under_review' as const,
              'platform_paused' as const,
              'rejected.fraud' as const,
              'requirements.past_due' as const,
            ),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    const change = fc.record({
      to: fc.oneof(
        { weight: 5, arbitrary: forced },
        fc.constantFrom('disconnected' as const, 'connected' as const, 'closed' as const),
      ),
      account: fc.nat(1),
    });
    const crash = fc.option(
      fc.record({ at: fc.integer({ min: 1, max: 12 }), done: fc.boolean(), dies: fc.boolean() }),
      { nil: undefined },
    );
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), change }) },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('deliver' as const),
          /** Which events of those told so far: some never come first, and some come again and again. */
          which: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
          drained: fc.constantFrom('not', 'one', 'all'),
          crash,
          /** What changes while Stripe's answer is on its way, so that it is old when it comes. */
          meanwhile: fc.option(
            fc.record({ change, told: fc.constantFrom('later', 'at once', 'and worked off elsewhere') }),
            { nil: undefined },
          ),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
    );

    test('the stored state ends equal to Stripe’s, and no event waits', async () => {
      const accountIds = [await openAccount('v1'), await openAccount('v2')] as const;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.nat(), async (steps, seed) => {
          for (const table of ['account_states', 'standings', 'events'])
            await database.query(`delete from ${table}`);
          for (const id of accountIds)
            Object.assign(record(id), { forced: {}, disconnected: false, closed: false });
          const told: { delivery: Delivery; taken: boolean; accountId: string }[] = [];

          function happen({ to, account }: { to: ForcedState | string; account: number }): void {
            const accountId = accountIds[account === 0 ? 0 : 1];
            const one = record(accountId);
            if (typeof to === 'object') one.forced = to;
            if (to === 'disconnected') one.disconnected = true;
            if (to === 'closed') one.closed = true;
            if (to === 'connected') Object.assign(one, { disconnected: false, closed: false });
            const type = to === 'disconnected' ? 'account.application.deauthorized' : 'account.updated';
            const event =
              one.madeThrough === 'v2' && !one.disconnected ? thin(accountId) : snapshot(accountId, { type });
            told.push({ delivery: delivery(event), taken: false, accountId });
          }

          for (const one of steps) {
            if (one.do === 'change') happen(one.change);
            if (one.do === 'wait') await bringTimeForward();
            if (one.do !== 'deliver') continue;
            let { meanwhile } = one;
            const running = processWith({
              crash: one.crash,
              asking: async () => {
                const now = meanwhile;
                meanwhile = undefined;
                if (!now) return;
                happen(now.change);
                const event = told.at(-1);
                if (!event || now.told === 'later') return;
                const elsewhere = processWith({});
                await elsewhere.receive(event.delivery.body, event.delivery.signature);
                event.taken = true;
                if (now.told === 'and worked off elsewhere') await elsewhere.drain();
              },
            });
            await Promise.allSettled(
              one.which.map(async (nth) => {
                const event = told[nth % Math.max(told.length, 1)];
                if (!event) return;
                await running.receive(event.delivery.body, event.delivery.signature);
                event.taken = true;
                if (one.drained === 'one') await running.drain({ accountId: event.accountId });
                if (one.drained === 'all') await running.drain();
              }),
            );
            // A question that outlives its process must change nothing after the last event.
            meanwhile = undefined;
          }

          // Stripe delivers what was not taken until it is; then time passes in a process that runs on.
          const running = processWith({});
          const rest = told.filter(({ taken }) => !taken);
          for (let left = rest.length; left > 0; left -= 1) {
            const [event] = rest.splice(seed % left, 1);
            if (event) await running.receive(event.delivery.body, event.delivery.signature);
          }
          await bringTimeForward();
          await running.drain();

          expect(await waiting()).toEqual([]);
          for (const id of new Set(told.map(({ accountId }) => accountId))) await expectInLine(id);
        }),
        { numRuns: 150 },
      );
    }, 180_000);

    test.each(accountsApis)(
      'what the local Stripe itself sends of an account of %s is enough',
      async (api) => {
        const { webhook, arrived, delivery: nth } = await startEndpoint();
        const own = await startLocalStripe({ webhook });
        const shared = stripe;
        stripe = own;
        try {
          const accountId = await openAccount(api);
          own.state.settle();
          const { stripeEvents } = app();
          const changes: Partial<AccountRecord>[] = [
            { forced: { details_submitted: true, requirements: { past_due: [], currently_due: [] } } },
            { forced: { details_submitted: true, charges_enabled: true, payouts_enabled: true } },
            { disconnected: true },
          ];
          for (const change of changes) {
            const before = arrived.length;
            Object.assign(record(accountId), change);
            own.state.settle();
            await nth(before);
            // Whatever more of this change is still on its way, the account is asked for as it is now.
            for (const { body, signature } of arrived.slice(before))
              await stripeEvents.receive(body, signature);
            await stripeEvents.drain();
            await expectInLine(accountId);
          }
          expect(await waiting()).toEqual([]);
        } finally {
          stripe = shared;
          await own.close();
        }
      },
    );
  });

  describe('a delivery is taken only if Stripe signed it for us', () => {
    test.each(SECRETS)('under either of two secrets, here %s', async (secret) => {
      const accountId = await openAccount('v1');
      expect(await receive(delivery(snapshot(accountId), { secret }))).toBe('stored');
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
      const event = snapshot(await openAccount('v1'));
      const { body, signature } = made(event);
      await expect(app().stripeEvents.receive(body, signature)).rejects.toMatchObject({
        code: 'invalid_signature',
      });
      expect(await waiting()).toEqual([]);
    });

    test('and 290 seconds on its way are no reason to refuse it', async () => {
      const accountId = await openAccount('v1');
      expect(await receive(delivery(snapshot(accountId), { at: nowInSeconds() - 290 }))).toBe('stored');
    });

    test('and no secret takes nothing', async () => {
      const { body, signature } = delivery(snapshot(await openAccount('v1')));
      const { stripeEvents } = app({ STRIPE_WEBHOOK_SECRET: '' });
      await expect(stripeEvents.receive(body, signature)).rejects.toMatchObject({
        code: 'invalid_signature',
      });
    });
  });

  describe('what is not ours is taken, not stored, and told why', () => {
    test.each<[string, RegExp, (accountId: string) => object]>([
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
      const event = made(await openAccount('v1'));
      const { body, signature } = delivery(event);
      const receipt = await app().stripeEvents.receive(body, signature);
      expect(receipt).toMatchObject({ ...('id' in event && { eventId: event.id }), accountId: undefined });
      expect(receipt.result).toMatch(reason);
      expect((await database.query('select * from events')).rows).toEqual([]);
    });

    test('a test event at a live endpoint says that it is one', async () => {
      const { body, signature } = delivery(snapshot(await openAccount('v1')));
      const { stripeEvents } = app({ STRIPE_SECRET_KEY: 'sk_live_onlyForTests', STRIPE_API_BASE: '' });
      expect((await stripeEvents.receive(body, signature)).result).toBe('ignored: a test event');
    });

    test('an event of an account that its pilot has left behind', async () => {
      const pilotId = newId('pilot');
      const wishes = { api: 'v1', choices: defaultChoices, country: 'US' } as const;
      const old = await app().onboarding.createAccount(pilotId, wishes);
      record(old).disconnected = true;
      await app().onboarding.lookAt(pilotId, old);
      expect(await app().onboarding.createAccount(pilotId, wishes)).not.toBe(old);
      expect(await receive(delivery(snapshot(old)))).toMatch(/^ignored/);
    });
  });

  test('an event is stored once, however often and at once it comes, and says so', async () => {
    const accountId = await openAccount('v1');
    const event = delivery(snapshot(accountId));
    const results = await Promise.all(Array.from({ length: 20 }, () => receive(event)));
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(results.filter((result) => result === 'duplicate')).toHaveLength(19);
    await app().stripeEvents.drain();
    expect(await receive(event)).toBe('duplicate');
    expect(await waiting()).toEqual([]);
  });

  test.each(accountsApis)(
    'a thin event about an account of ours that %s opened is stored and worked off',
    async (api) => {
      const accountId = await openAccount(api);
      record(accountId).forced = { details_submitted: true, charges_enabled: true };
      const { body, signature } = delivery(thin(accountId));
      const { stripeEvents } = app();
      expect(await stripeEvents.receive(body, signature)).toMatchObject({ result: 'stored', accountId });
      expect(await stripeEvents.drain({ accountId })).toBe(1);
      await expectInLine(accountId);
      expect(await waiting()).toEqual([]);
    },
  );

  test('an event that comes while its account is asked about has a question of its own', async () => {
    const accountId = await openAccount('v1');
    const later = delivery(snapshot(accountId));
    const running = processWith({
      asking: async () => {
        record(accountId).forced = { details_submitted: true };
        await receive(later);
      },
    });
    await receive(delivery(snapshot(accountId)));
    stripe.state.log.clear();
    await running.drain();
    expect(asked()).toBe(2);
    expect(await waiting()).toEqual([]);
    await expectInLine(accountId);
  });

  test('an event that the store can’t take is not acknowledged, and is stored when it comes again', async () => {
    const accountId = await openAccount('v1');
    const { body, signature } = delivery(snapshot(accountId));
    const crash = { at: 2, done: false, dies: false };
    await expect(processWith({ crash }).receive(body, signature)).rejects.toThrow();
    expect(await receive({ body, signature })).toBe('stored');
  });

  test('an event that can’t be worked off keeps its reason, waits longer each time, and is done when Stripe is back', async () => {
    const accountId = await openAccount('v1');
    const { stripeEvents } = app();
    await receive(delivery(snapshot(accountId)));
    stripe.state.faults.plan({ kind: 'rate_limit', path: '/v1/accounts/' });
    const waits: number[] = [];
    for (let tries = 1; tries <= 4; tries += 1) {
      expect(await stripeEvents.drain()).toBe(1);
      const { rows } = await database.query(
        'select status, tries, reason, round(extract(epoch from next_try_at - now()))::integer as wait from events',
      );
      expect(rows).toEqual([{ status: 'waiting', tries, reason: 'stripe_busy', wait: expect.any(Number) }]);
      waits.push(...rows.flatMap((row) => (row instanceof Object && 'wait' in row ? Number(row.wait) : [])));
      // Until its time comes nobody tries it.
      expect(await stripeEvents.drain()).toBe(0);
      await bringTimeForward();
    }
    for (const [nth, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(60 * 2 ** nth - 10);
      expect(wait).toBeLessThanOrEqual(60 * 2 ** nth);
    }
    stripe.state.faults.clear();
    expect(await stripeEvents.drain()).toBe(1);
    const { rows } = await database.query('select status, reason, done_at is not null as dated from events');
    expect(rows).toEqual([{ status: 'done', reason: null, dated: true }]);
    await expectInLine(accountId);
  });

  test('an account that can’t be asked about keeps no other waiting', async () => {
    const [stuck, other] = [await openAccount('v1'), await openAccount('v1')];
    for (const id of [stuck, other]) await receive(delivery(snapshot(id)));
    stripe.state.faults.plan({ kind: 'rate_limit', path: `/v1/accounts/${stuck}` });
    await app().stripeEvents.drain();
    await expectInLine(other);
    expect(await waiting()).toMatchObject([{ account_id: stuck, reason: 'stripe_busy' }]);
  });

  test('a flood of 200 events of one account costs one request, and few where each is worked off as it comes', async () => {
    const accountId = await openAccount('v1');
    const flood = () => Array.from({ length: 200 }, () => delivery(snapshot(accountId)));
    const { stripeEvents } = app();
    const take = ({ body, signature }: Delivery) => stripeEvents.receive(body, signature);
    stripe.state.log.clear();

    await Promise.all(flood().map(take));
    record(accountId).forced = { details_submitted: true };
    await stripeEvents.drain();
    expect(asked()).toBe(1);
    expect(await waiting()).toEqual([]);
    await expectInLine(accountId);

    stripe.state.log.clear();
    record(accountId).forced = { charges_enabled: true };
    await Promise.all(
      flood().map(async (event) => {
        await take(event);
        await stripeEvents.drain({ accountId });
      }),
    );
    // One on PGlite, about three on PostgreSQL, where a few are worked off at once.
    expect(asked()).toBeLessThanOrEqual(20);
    expect(await waiting()).toEqual([]);
    await expectInLine(accountId);
  });
});
