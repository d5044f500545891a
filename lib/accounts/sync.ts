import { setTimeout as wait } from 'node:timers/promises';
import { AppError, asAppError } from '../errors';
import { type Account, type AccountsByApi, disconnectedAccount, type OwnedAccount } from './account';
import { standingOf } from './standing';
import type { Seen, States } from './states';

/** However many tabs look at an account, Stripe is asked about it once in so many seconds. */
const ASK_EVERY_SECONDS = 5;

/** Who arrives from elsewhere is not given what was asked before; so many at once, as a reload looks like an arrival. */
const ARRIVALS_AT_ONCE = 3;

/** How long, in ms, a look waits for Stripe: a page that says "could not be reached" is better than none. */
const LOOK_WITHIN = 8_000;

/** How long, in ms, a look waits for what another one, or an event, has just asked. */
const WAIT_FOR_OTHERS = 3_000;

/** For how long, in ms, a failure is told to who waits for the same answer. */
const REMEMBERED = 30_000;

/**
 * How somebody comes to an account: from another site, such as Stripe's, by opening a page here, or with a question that
 * only follows, such as that of a page that is open, or of the platform's backend. `toReturn`: where Stripe sends them.
 */
export type Coming = Readonly<{ how: 'arrives' | 'opens' | 'follows'; toReturn: boolean }>;

/** What is known of an account. `failure` says why Stripe could not be asked now: then it is the last known state. */
export type Current = Seen & Readonly<{ failure?: AppError }>;

export class Sync {
  /** Looks that are under way, for those who come meanwhile: of a new account there is nothing else to show. */
  readonly #looking = new Map<string, Promise<Current>>();

  readonly #failures = new Map<string, { failure: AppError; at: number }>();

  constructor(private readonly parts: { accounts: AccountsByApi; states: States }) {}

  /**
   * What Stripe says of an account; where Stripe can't be asked, what it said last. Whoever comes from another site is
   * told what Stripe says from now on, for what it said a second ago may be from before their last press there; others,
   * what it said within the last seconds. Throws an AppError where nothing is known.
   */
  async look(account: OwnedAccount, coming: Coming): Promise<Current> {
    const ticket = await this.#ticketFor(account, coming);
    if (ticket !== undefined) return this.#lookUnder(ticket, account);
    // Of before as well: the look that there was may have ended while the store, asked sooner, knew of none.
    const looking = this.#looking.get(account.id);
    const others = (await this.#answerToOthers(account)) ?? looking ?? this.#looking.get(account.id);
    return others ?? this.#lookUnder(await this.parts.states.ticket(account), account);
  }

  /** Asks Stripe now, whoever asked last; it has an answer within `within` ms, or within what a call may take. */
  async refetch(account: OwnedAccount, within?: number): Promise<Seen> {
    return this.#fetch(await this.parts.states.ticket(account), account, within);
  }

  async #ticketFor(account: OwnedAccount, { how, toReturn }: Coming): Promise<number | undefined> {
    const { states } = this.parts;
    const seconds = ASK_EVERY_SECONDS;
    if (how === 'follows') return states.ticketToFollow(account, seconds);
    const opening = { seconds, returned: toReturn };
    const arrival =
      how === 'arrives' && (await states.ticketToArrive(account, { ...opening, most: ARRIVALS_AT_ONCE }));
    return arrival || states.ticketToOpen(account, opening);
  }

  #lookUnder(ticket: number, account: OwnedAccount): Promise<Current> {
    const looking = this.#fetchOrKnown(ticket, account).finally(() => {
      if (this.#looking.get(account.id) === looking) this.#looking.delete(account.id);
    });
    this.#looking.set(account.id, looking);
    return looking;
  }

  async #fetchOrKnown(ticket: number, account: OwnedAccount): Promise<Current> {
    try {
      return await this.#fetch(ticket, account, LOOK_WITHIN);
    } catch (error) {
      const known = await this.parts.states.find(account);
      if (!known) throw error;
      const { answered: _, ...seen } = known;
      return { ...seen, failure: asAppError(error) };
    }
  }

  /** What somebody else's question, asked within the last seconds, brings; as it was before if it brings nothing. */
  async #answerToOthers(account: OwnedAccount): Promise<Current | undefined> {
    const until = Date.now() + WAIT_FOR_OTHERS;
    for (;;) {
      const stored = await this.parts.states.find(account);
      if (!stored) return undefined;
      const { answered, ...seen } = stored;
      if (answered) return seen;
      const failed = this.#failures.get(account.id);
      if (failed && failed.at > seen.seenAt.getTime()) return { ...seen, failure: failed.failure };
      if (Date.now() > until)
        return { ...seen, failure: new AppError('stripe_unavailable', 'no answer to a question under way') };
      await wait(100);
    }
  }

  async #fetch(ticket: number, owned: OwnedAccount, within?: number): Promise<Seen> {
    const account = await this.#retrieve(owned, within).catch((error: unknown) => {
      this.#remember(owned.id, asAppError(error));
      throw error;
    });
    this.#failures.delete(owned.id);
    const standing = standingOf(account);
    const past = await this.parts.states.record(ticket, account, standing.kind);
    return { account, standing, seenAt: new Date(), past };
  }

  /** For those who wait for this question's answer; who comes later asks anew. */
  #remember(accountId: string, failure: AppError): void {
    const at = Date.now();
    for (const [id, known] of this.#failures) if (at - known.at > REMEMBERED) this.#failures.delete(id);
    this.#failures.set(accountId, { failure, at });
  }

  async #retrieve(account: OwnedAccount, within?: number): Promise<Account> {
    try {
      return await this.parts.accounts[account.api].retrieve(account, within);
    } catch (error) {
      // Stripe says so of an account that was disconnected, closed or deleted: that is its state.
      if (asAppError(error).code === 'account_disconnected') return disconnectedAccount(account.id);
      throw error;
    }
  }
}
