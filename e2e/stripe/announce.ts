import type { AccountRecord } from './model/account';
import { type Happening, happeningsOf, type Said, stateAt, type Told } from './model/account-events';

/** How the API words an account; `now` in Unix seconds. */
export type SaidOf = (account: AccountRecord, now: number) => Said;

/** Finds what has happened to accounts since it last looked. */
export class Announcer {
  readonly #told = new Map<string, Told>();
  #lookedAt = 0;

  constructor(private readonly saidOf: SaidOf) {}

  /** Takes an account as one that was there before. */
  know(account: AccountRecord, now: number): void {
    this.#told.set(account.id, this.#look(account, now));
  }

  /** Gives what happened to each account that is not as it was; `now` in Unix seconds. */
  look(
    accounts: ReadonlyMap<string, AccountRecord>,
    now: number,
  ): { account: AccountRecord; said: Said; happenings: Happening[] }[] {
    const changed = [...accounts.values()].flatMap((account) => {
      const before = this.#told.get(account.id);
      if (before && this.#isAsTold(account, before, now)) return [];
      const current = this.#look(account, now);
      this.#told.set(account.id, current);
      return [{ account, said: current, happenings: happeningsOf(account, before, current) }];
    });
    this.#lookedAt = now;
    return changed;
  }

  forget(): void {
    this.#told.clear();
  }

  /** What an account's facts come to can change by time alone, which is looked at once a second. */
  #isAsTold(account: AccountRecord, before: Told, now: number): boolean {
    if (JSON.stringify(account) !== before.facts) return false;
    return now === this.#lookedAt || stateAt(account, now) === before.state;
  }

  #look(account: AccountRecord, now: number): Told {
    const { closed, disconnected } = account;
    const facts = JSON.stringify(account);
    return { ...this.saidOf(account, now), facts, state: stateAt(account, now), closed, disconnected };
  }
}
