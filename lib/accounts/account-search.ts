import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, asAppError } from '../errors';
import type { AccountPage, Accounts } from './account';

type Listed = AccountPage['accounts'][number];

/** Who is looked for; `turn` counts lookups and readings, so that it is known which of two began first. */
type Lookup = Readonly<{ pilotId: string; since: Date; turn: number }>;

/** What is asked. `question` is the same for who asks again; without one nobody will. */
export type Wanted = Readonly<{
  question?: string;
  pilotId: string;
  since: Date;
  past: readonly string[];
}>;

/** One reading of Stripe's list, from its beginning to its end, however long that takes. */
type Reading = {
  /** Infinite, and the beginning of time, until its first page is asked for: whoever comes before that is in it. */
  turn: number;
  since: Date;
  readonly found: Map<string, Listed[]>;
  from: string | undefined;
  isDone: boolean;
  /** The page that is being read, and those after it; rejects where Stripe can't be asked. */
  underWay: Promise<void> | undefined;
};

/** How long a reading waits for others who want it too, in ms. */
const GATHER = 50;

/** How often a waiting press looks whether its account was read, in ms. */
const LOOK_EVERY = 100;

/** Lookups that nobody came back for within this, in ms, are forgotten. */
const FORGOTTEN_AFTER = 60 * 60 * 1000;

/**
 * Finds accounts by their pilot in Stripe's list, which can be asked for by page only: a platform's list may take minutes.
 * It is read once for all who wait, goes on when they no longer do, and after a failure from the page where it ended.
 */
export class AccountSearch {
  #turn = 0;
  #reading: Reading | undefined;
  readonly #lookups = new Map<string, Lookup & { at: number }>();

  constructor(private readonly accounts: Pick<Accounts, 'list'>) {}

  /**
   * Gives the newest account that was opened for a pilot at or after `since`, but for those in `past`; undefined once
   * the list, read to its end since this question was first asked, has none. Throws `stripe_busy` where that is not known
   * within `within` ms: whoever asks again waits for the same reading.
   */
  async find(wanted: Wanted, within: number): Promise<string | undefined> {
    const question = wanted.question ?? randomUUID();
    const until = Date.now() + within;
    const lookup = this.#lookupOf(question, wanted);
    try {
      const found = await this.#search(lookup, wanted.past, until);
      this.#lookups.delete(question);
      return found?.id;
    } finally {
      if (wanted.question === undefined) this.#lookups.delete(question);
    }
  }

  async #search(lookup: Lookup, past: readonly string[], until: number): Promise<Listed | undefined> {
    for (;;) {
      const reading = this.#readingFor(lookup);
      const found = answers(reading, lookup) ? newestOf(reading, lookup, past) : undefined;
      if (found || (reading.isDone && answers(reading, lookup))) return found;
      const left = until - Date.now();
      if (left <= 0) throw new AppError('stripe_busy', 'the list of accounts is still being read');
      await Promise.race([this.#readOn(reading), wait(Math.min(left, LOOK_EVERY))]);
    }
  }

  #lookupOf(question: string, { pilotId, since }: Wanted): Lookup {
    const now = Date.now();
    for (const [other, { at }] of this.#lookups) if (now - at > FORGOTTEN_AFTER) this.#lookups.delete(other);
    const lookup = this.#lookups.get(question) ?? { pilotId, since, turn: ++this.#turn, at: now };
    this.#lookups.set(question, { ...lookup, at: now });
    return lookup;
  }

  /** The reading that answers this lookup, or that others wait for; a new one where there is none. */
  #readingFor(lookup: Lookup): Reading {
    const last = this.#reading;
    const lookups = [...this.#lookups.values()];
    if (last && answers(last, lookup)) return last;
    if (last && !last.isDone && lookups.some((one) => answers(last, one))) return last;
    const nothing = { found: new Map(), from: undefined, isDone: false, underWay: undefined };
    this.#reading = { ...nothing, turn: Number.POSITIVE_INFINITY, since: new Date(0) };
    return this.#reading;
  }

  /** Reads to the end in the background; whoever waits is told of a failure, and the next goes on from there. */
  async #readOn(reading: Reading): Promise<void> {
    reading.underWay ??= this.#readPages(reading).finally(() => {
      reading.underWay = undefined;
    });
    await reading.underWay;
  }

  async #readPages(reading: Reading): Promise<void> {
    if (reading.turn === Number.POSITIVE_INFINITY) await this.#begin(reading);
    while (!reading.isDone && reading === this.#reading) {
      const { accounts, next } = await this.#page(reading);
      for (const account of accounts)
        if (account.pilotId !== undefined)
          reading.found.set(account.pilotId, [...(reading.found.get(account.pilotId) ?? []), account]);
      reading.from = next;
      reading.isDone = next === undefined;
    }
  }

  async #begin(reading: Reading): Promise<void> {
    await wait(GATHER);
    reading.turn = ++this.#turn;
    const times = [...this.#lookups.values()].map(({ since }) => since.getTime());
    reading.since = new Date(Math.min(Date.now(), ...times));
  }

  async #page({ since, from }: Reading): Promise<AccountPage> {
    try {
      return await this.accounts.list(since, from);
    } catch (error) {
      const { code } = asAppError(error);
      // Refused: the place where the last page ended is gone with its account. The next reading begins anew.
      if (code !== 'stripe_unavailable' && code !== 'stripe_busy') this.#reading = undefined;
      throw error;
    }
  }
}

/** A reading that began before the lookup may have passed the place where the account now stands. */
function answers(reading: Reading, lookup: Lookup): boolean {
  return reading.turn > lookup.turn && reading.since <= lookup.since;
}

function newestOf(
  { found }: Reading,
  { pilotId, since }: Lookup,
  past: readonly string[],
): Listed | undefined {
  return (found.get(pilotId) ?? [])
    .filter(({ id, created }) => created !== undefined && created >= since && !past.includes(id))
    .sort((one, other) => Number(other.created) - Number(one.created))[0];
}
