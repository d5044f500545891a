import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { ForcedState } from '../../e2e/stripe/model/account';
import { accountsApis } from '../platform/choices';
import { stores } from '../store/testing';
import { testApp } from '../testing/suites';
import { type Change, type Crash, eventsProcess, World } from './testing';

/** What changes while Stripe's answer is on its way, so that it is old when it comes. */
type Meanwhile = Readonly<{
  change: Change;
  event: 'later' | 'at once' | 'at once and is processed elsewhere';
}>;

/** How many events Stripe has told. */
type Model = { told: number };
type Command = fc.AsyncCommand<Model, World>;

const wordsFor = ({ nth, to }: Change) =>
  `account ${accountsApis[nth]} ${typeof to === 'object' ? `becomes ${JSON.stringify(to.forced)}` : `is ${to}`}`;

class AccountChanges implements Command {
  constructor(private readonly change: Change) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    world.change(this.change);
    model.told += 1;
  }

  toString(): string {
    return `\n  ${wordsFor(this.change)}`;
  }
}

class EventsAreDelivered implements Command {
  /** The numbers of the events, known once it ran. */
  #events: number[] = [];

  constructor(
    private readonly plan: Readonly<{
      /** Of all events told so far: some never come first, and some come again and again. */
      which: readonly number[];
      processed: 'nothing' | 'each one’s account' | 'all that is due';
      crash: Crash | undefined;
      meanwhile: Meanwhile | undefined;
    }>,
  ) {}

  check({ told }: Readonly<Model>): boolean {
    return told > 0;
  }

  async run(model: Model, world: World): Promise<void> {
    const { which, processed, crash } = this.plan;
    this.#events = which.map((nth) => nth % model.told);
    let { meanwhile } = this.plan;
    const process = eventsProcess(world.app, {
      crash,
      asking: async () => {
        const now = meanwhile;
        meanwhile = undefined;
        if (!now) return;
        const event = world.change(now.change);
        if (now.event === 'later') return;
        const elsewhere = eventsProcess(world.app);
        await world.deliver(event, elsewhere);
        if (now.event === 'at once and is processed elsewhere') await elsewhere.processDue();
      },
    });
    await Promise.allSettled(
      this.#events.map(async (nth) => {
        const event = world.told[nth];
        if (!event) return;
        await world.deliver(event, process);
        if (processed === 'each one’s account') await process.process(event.accountId);
        if (processed === 'all that is due') await process.processDue();
      }),
    );
    // A question that outlives its process must change nothing after the last event.
    meanwhile = undefined;
    model.told = world.told.length;
  }

  toString(): string {
    const { processed, crash, meanwhile } = this.plan;
    const crashing = crash
      ? ` and ${crash.dies ? 'dies' : 'fails'} at call ${crash.at}, ${crash.done ? 'once' : 'before'} it is done`
      : '';
    const changing = meanwhile
      ? `; while it asks, ${wordsFor(meanwhile.change)}, and that event comes ${meanwhile.event}`
      : '';
    return `\n  events ${this.#events.join(', ')} come to a process that processes ${processed}${crashing}${changing}`;
  }

  /** Each run has a copy of its own, as it notes what it did. */
  [fc.cloneMethod](): EventsAreDelivered {
    return new EventsAreDelivered(this.plan);
  }
}

class TimePasses implements Command {
  check(): boolean {
    return true;
  }

  async run(_: Model, { app }: World): Promise<void> {
    await app.pass('3 days');
  }

  toString(): string {
    return '\n  time passes';
  }
}

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
          ...([null, 'listed', 'under_review', 'platform_paused'] as const),
          ...(['rejected.fraud', 'requirements.past_due'] as const),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const change: fc.Arbitrary<Change> = fc.record({
  nth: fc.constantFrom(0, 1),
  to: fc.oneof(
    { weight: 5, arbitrary: fc.record({ forced }) },
    fc.constantFrom('disconnected', 'connected', 'closed'),
  ),
});
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const deliveries = fc.record({
  which: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  processed: fc.constantFrom('nothing', 'each one’s account', 'all that is due'),
  crash: maybe(fc.record({ at: fc.integer({ min: 1, max: 12 }), done: fc.boolean(), dies: fc.boolean() })),
  meanwhile: maybe(
    fc.record({ change, event: fc.constantFrom('later', 'at once', 'at once and is processed elsewhere') }),
  ),
});
const step = fc.oneof<fc.WeightedArbitrary<Command>[]>(
  { weight: 3, arbitrary: change.map((one) => new AccountChanges(one)) },
  { weight: 4, arbitrary: deliveries.map((plan) => new EventsAreDelivered(plan)) },
  { weight: 1, arbitrary: fc.constant(new TimePasses()) },
);

describe.each(stores)(
  'whatever happens to an account, and to its events on their way, on %s',
  (_, openStore) => {
    const app = testApp(openStore);

    test('the stored state ends equal to Stripe’s, and no event waits', async () => {
      const accountIds = [await app.openAccount('v1'), await app.openAccount('v2')] as const;
      await fc.assert(
        fc.asyncProperty(fc.commands([step], { maxCommands: 10 }), fc.nat(), async (commands, order) => {
          const world = new World(app, accountIds);
          await world.begin();
          await fc.asyncModelRun(() => ({ model: { told: 0 }, real: world }), commands);
          await world.end(order);
        }),
        { numRuns: 150 },
      );
    }, 180_000);
  },
);
