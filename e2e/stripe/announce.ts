import type { AccountRecord } from './model/account';
import { type Happening, happeningsOf, type Moment, type Said } from './model/account-events';
import { stateOf } from './model/verification';

/** How the API words an account; `now` in Unix seconds. */
export type SaidOf = (account: AccountRecord, now: number) => Said;

/** What was last told of an account: its facts, what they came to, and when, in Unix seconds. */
type Told = { facts: string; state: string; at: number };

/** Finds what has happened to accounts since it last looked. */
export class Announcer {
  readonly #told = new Map<string, Told>();
  #lookedAt = 0;

  constructor(private readonly saidOf: SaidOf) {}

  /** Takes an account as one that was there before. */
  know(account: AccountRecord, now: number): void {
    const facts = JSON.stringify(account);
    this.#told.set(account.id, { facts, state: stateAt(account, now), at: now });
  }

  /** Gives what happened to each account that is not as it was; `now` in Unix seconds. */
  look(accounts: ReadonlyMap<string, AccountRecord>, now: number): (Moment & { happenings: Happening[] })[] {
    const changed = [...accounts.values()].flatMap((account) => {
      const told = this.#told.get(account.id);
      if (told && this.#isAsTold(account, told, now)) return [];
      this.know(account, now);
      const before = told && this.#momentOf(JSON.parse(told.facts), told.at);
      const current = this.#momentOf(account, now);
      return [{ ...current, happenings: happeningsOf(before, current) }];
    });
    this.#lookedAt = now;
    return changed;
  }

  forget(): void {
    this.#told.clear();
  }

  /** What an account's facts come to can change by time alone, which is looked at once a second. */
  #isAsTold(account: AccountRecord, told: Told, now: number): boolean {
    if (JSON.stringify(account) !== told.facts) return false;
    return now === this.#lookedAt || stateAt(account, now) === told.state;
  }

  #momentOf(account: AccountRecord, now: number): Moment {
    return { account, said: this.saidOf(account, now) };
  }
}

function stateAt(account: AccountRecord, now: number): string {
  return JSON.stringify(stateOf(account, now));
}
