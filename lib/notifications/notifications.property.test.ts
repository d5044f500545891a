import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aboutStanding, type StandingKind, standingKinds } from '../accounts/standing';
import type { Database, Sql } from '../store/database';
import { stores } from '../store/testing';
import { Notification } from './notification';
import { Notifications, type Post } from './notifications';
import { Outbox } from './outbox';
import { addPilot, comesTo, expectToldInOrder, pass, SECRETS } from './testing';

const ACCOUNTS = ['acct_1', 'acct_2', 'acct_3'] as const;

/** What comes of a request: the platform hears it and says so, or not, or says that it can't; or it never comes. */
type Outcome = 'heard' | 'answer lost' | 'refused' | 'never came';

/** What happens while the platform's answer is awaited. */
type Meanwhile = 'an account changes' | 'another process tells' | 'the claim ends and another process tells';

/** The statement at which a process ends: done or not. */
type Crash = Readonly<{ at: number; done: boolean }>;

type Process = Readonly<{
  outcomes: readonly Outcome[];
  meanwhile: Meanwhile | undefined;
  crash: Crash | undefined;
}>;

/** An app's store, and the platform that it tells. */
class World {
  readonly received: Notification[] = [];
  /** Where each account stands, and what is to be told of it, by the rule and not by the code. */
  readonly #standings = new Map<string, StandingKind>();
  readonly #toTell: string[] = [];

  constructor(readonly database: Database) {}

  async begin(): Promise<void> {
    await this.database.query('truncate pilots, account_states, standings, notifications');
    for (const account of ACCOUNTS) await addPilot(this.database, account);
  }

  async change(account: string, standing: StandingKind): Promise<void> {
    const before = this.#standings.get(account);
    this.#standings.set(account, standing);
    await comesTo(this.database, account, standing);
    const { told } = aboutStanding[standing];
    const wasPaid = before !== undefined && aboutStanding[before].payable;
    if (standing !== before && (told || wasPaid)) this.#toTell.push(`${account} ${standing}`);
  }

  /** A process tells what is due. It may end in the middle. */
  async deliver({ outcomes, meanwhile, crash }: Process): Promise<void> {
    let [requests, statements, happens] = [0, 0, meanwhile];
    const sql: Sql = {
      query: async (text, values) => {
        statements += 1;
        if (!crash || statements < crash.at) return this.database.query(text, values);
        if (statements === crash.at && crash.done) await this.database.query(text, values);
        throw new Error('the process ended here');
      },
    };
    const post: Post = async (_, { body }) => {
      const outcome = outcomes[requests++ % outcomes.length] ?? 'heard';
      const now = happens;
      happens = undefined;
      if (outcome !== 'never came') this.received.push(Notification.parse(JSON.parse(String(body))));
      if (now === 'an account changes') await this.change(ACCOUNTS[0], 'rejected_by_stripe');
      if (now === 'the claim ends and another process tells') await pass(this.database, '61 seconds');
      if (now && now !== 'an account changes') await this.deliver(WELL);
      if (outcome === 'heard') return new Response(null, { status: 204 });
      if (outcome === 'refused') return new Response(null, { status: 503 });
      throw new TypeError('fetch failed');
    };
    const target = { url: new URL('http://platform.example/told'), secrets: SECRETS };
    await new Notifications({ outbox: new Outbox(sql), target, post }).deliverDue().catch(() => {});
  }

  async end(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await pass(this.database, '1 hour');
      await this.deliver(WELL);
    }
    await expectToldInOrder(this.database, this.received);
    const firsts = this.received.filter(
      ({ id }, nth) => this.received.findIndex((other) => other.id === id) === nth,
    );
    const told = firsts.map(({ account, standing }) => `${account} ${standing}`);
    for (const account of ACCOUNTS)
      expect(told.filter((one) => one.startsWith(account))).toEqual(
        this.#toTell.filter((one) => one.startsWith(account)),
      );
  }
}

const WELL: Process = { outcomes: ['heard'], meanwhile: undefined, crash: undefined };

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const process: fc.Arbitrary<Process> = fc.record({
  outcomes: fc.array(fc.constantFrom<Outcome[]>('heard', 'answer lost', 'refused', 'never came'), {
    minLength: 1,
    maxLength: 3,
  }),
  meanwhile: maybe(
    fc.constantFrom<Meanwhile[]>(
      'an account changes',
      'another process tells',
      'the claim ends and another process tells',
    ),
  ),
  crash: maybe(fc.record({ at: fc.integer({ min: 1, max: 8 }), done: fc.boolean() })),
});

type Step =
  | Readonly<{ what: 'changes'; account: (typeof ACCOUNTS)[number]; standing: StandingKind }>
  | Readonly<{ what: 'tell'; processes: readonly Process[] }>
  | Readonly<{ what: 'passes'; time: string }>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('changes' as const),
      account: fc.constantFrom(...ACCOUNTS),
      standing: fc.constantFrom(...standingKinds),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('tell' as const),
      processes: fc.array(process, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('passes' as const),
      time: fc.constantFrom('6 seconds', '61 seconds', '11 minutes'),
    }),
  },
);

describe.each(stores)('whatever becomes of accounts, of processes and of the platform, on %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    const stderr = vi.spyOn(globalThis.process.stderr, 'write').mockReturnValue(true);
    return async () => {
      stderr.mockRestore();
    };
  });
  afterAll(() => database.close());

  test('the platform hears of each change at least once, and of each account in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const world = new World(database);
        await world.begin();
        for (const one of steps) {
          if (one.what === 'changes') await world.change(one.account, one.standing);
          if (one.what === 'passes') await pass(database, one.time);
          if (one.what === 'tell') await Promise.all(one.processes.map((process) => world.deliver(process)));
        }
        await world.end();
      }),
      { numRuns: 150 },
    );
  }, 180_000);
});
