import type { AccountRecord } from './model/account';
import { changesOf, type EventType, type Told, toldOf } from './model/account-events';
import type { Webhooks } from './webhooks';

/** Writes an event as the API words it, at a time in Unix seconds. */
export type EventOf = (type: EventType, account: AccountRecord, now: number) => object;

/** Sends the events of accounts that are no longer as they were when it last looked. */
export class Announcer {
  #told = new Map<string, Told>();

  constructor(
    readonly webhooks: Webhooks,
    readonly eventOf: EventOf,
  ) {}

  announce(accounts: ReadonlyMap<string, AccountRecord>, now: number): void {
    const told = new Map<string, Told>();
    for (const [id, account] of accounts) {
      const before = this.#told.get(id);
      const current = toldOf(account, now);
      told.set(id, current);
      for (const type of before ? changesOf(account, before, current) : [])
        this.webhooks.send(this.eventOf(type, account, now));
    }
    this.#told = told;
  }
}
