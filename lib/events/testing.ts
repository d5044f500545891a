import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { ForcedState } from '../../e2e/stripe/model/account';
import { signature } from '../../e2e/stripe/webhooks';
import { States } from '../accounts/states';
import { Sync } from '../accounts/sync';
import { Ownership } from '../onboarding/ownership';
import { SECRETS, type TestApp } from '../testing/app';
import { Inbox } from './inbox';
import { StripeEvents } from './stripe-events';

/** A delivery of Stripe's: a body and what signs it. */
export type Delivery = Readonly<{ body: string; signature: string }>;

export const nowInSeconds = () => Math.floor(Date.now() / 1000);
const newEventId = () => `evt_${randomBytes(8).toString('hex')}`;

export function delivery(
  event: object,
  { secret = SECRETS[0], at = nowInSeconds() }: { secret?: string; at?: number } = {},
): Delivery {
  const body = JSON.stringify(event);
  return { body, signature: signature(body, secret, at) };
}

export function snapshot(account: string | undefined, over: object = {}) {
  return {
    id: newEventId(),
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

export function thin(account: string, over: object = {}) {
  return {
    id: newEventId(),
    object: 'v2.core.event',
    type: 'v2.core.account[requirements].updated',
    created: new Date().toISOString(),
    livemode: false,
    related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
    ...over,
  };
}

/** Takes a delivery in a process of its own and gives what its receipt says. */
export async function receive(app: TestApp, { body, signature }: Delivery): Promise<string> {
  return (await app.process().stripeEvents.receive(body, signature)).result;
}

/** The call to its store or to Stripe at which a process breaks: `done` or not; after it, all others where it `dies`. */
export type Crash = Readonly<{ at: number; done: boolean; dies: boolean }>;

/** A process of the app, in which a call breaks, or whose questions to Stripe are something to wait for. */
export function eventsProcess(
  app: TestApp,
  { crash, asking = async () => {} }: { crash?: Crash | undefined; asking?: () => Promise<void> } = {},
): StripeEvents {
  let calls = 0;
  async function call<Result>(work: () => Promise<Result>): Promise<Result> {
    calls += 1;
    const nth = calls;
    if (!crash || nth < crash.at || (nth > crash.at && !crash.dies)) return work();
    if (crash.done && nth === crash.at) await work();
    throw new Error('the process ended here');
  }
  const sql = {
    query: (text: string, values?: readonly unknown[]) => call(() => app.database.query(text, values)),
  };
  const accounts = app.accounts((ask) =>
    call(async () => {
      const answer = await ask();
      await asking();
      return answer;
    }),
  );
  return new StripeEvents({
    stripe: app.sdk(),
    secrets: SECRETS,
    livemode: false,
    inbox: new Inbox(sql),
    ownership: new Ownership(sql),
    sync: new Sync({ accounts, states: new States(sql) }),
  });
}

export type Change = Readonly<{
  nth: 0 | 1;
  to: Readonly<{ forced: ForcedState }> | 'disconnected' | 'connected' | 'closed';
}>;

type Told = { delivery: Delivery; accountId: string; taken: boolean };

/** Two accounts at Stripe, and the events that it has told of them so far. */
export class World {
  readonly told: Told[] = [];

  constructor(
    readonly app: TestApp,
    private readonly accountIds: readonly [string, string],
  ) {}

  async begin(): Promise<void> {
    await this.app.forget('account_states', 'standings', 'events');
    for (const id of this.accountIds)
      Object.assign(this.app.record(id), { forced: {}, disconnected: false, closed: false });
  }

  change({ nth, to }: Change): Told {
    const accountId = this.accountIds[nth];
    const account = this.app.record(accountId);
    if (typeof to === 'object') account.forced = to.forced;
    if (to === 'disconnected') account.disconnected = true;
    if (to === 'closed') account.closed = true;
    if (to === 'connected') Object.assign(account, { disconnected: false, closed: false });
    const type = to === 'disconnected' ? 'account.application.deauthorized' : 'account.updated';
    const isThin = account.madeThrough === 'v2' && !account.disconnected;
    const event = delivery(isThin ? thin(accountId) : snapshot(accountId, { type }));
    const told = { delivery: event, accountId, taken: false };
    this.told.push(told);
    return told;
  }

  async deliver(event: Told, process: StripeEvents): Promise<void> {
    await process.receive(event.delivery.body, event.delivery.signature);
    event.taken = true;
  }

  /** Stripe delivers what was not taken until it is; then time passes in a process that runs on. */
  async end(order: number): Promise<void> {
    const process = eventsProcess(this.app);
    const rest = this.told.filter(({ taken }) => !taken);
    while (rest.length > 0)
      for (const event of rest.splice(order % rest.length, 1)) await this.deliver(event, process);
    await this.app.pass('3 days');
    await process.processDue();

    expect(await this.app.waitingEvents()).toEqual([]);
    for (const id of new Set(this.told.map(({ accountId }) => accountId))) await this.app.expectInLine(id);
  }
}
