import { setTimeout as wait } from 'node:timers/promises';
import { AppError, asAppError } from '../errors';
import type { OpenedWith } from '../onboarding/pilots';
import type { AccountsApi } from '../platform/choices';
import type { Account, Accounts } from './account';
import { disconnectedAccount } from './disconnected';
import { standingOf } from './standing';
import type { Seen, States } from './states';

/** However many tabs look at an account, Stripe is asked about it once in so many seconds. */
export const ASK_EVERY_SECONDS = 5;

/** How long, in ms, a look waits for what another one, or an event, has just asked. */
const WAIT_FOR_OTHERS = 3_000;

/** What is known of an account. `failure` says why Stripe could not be asked now: then it is the last known state. */
export type Look = Seen & Readonly<{ failure?: AppError }>;

/** Keeps what the store knows of accounts equal to what Stripe says. */
export type Sync = ReturnType<typeof syncWith>;

export function syncWith(parts: { accounts: Readonly<Record<AccountsApi, Accounts>>; states: States }) {
  const { accounts, states } = parts;

  /** Looks that are under way: those that come meanwhile share them, for of a new account there is nothing else. */
  const looking = new Map<string, Promise<Look>>();

  /** Why Stripe could not be asked the last time, by account. */
  const failures = new Map<string, { failure: AppError; at: number }>();

  async function retrieve(accountId: string, { api, choices }: OpenedWith): Promise<Account> {
    try {
      return await accounts[api].retrieve(accountId, choices.charges);
    } catch (error) {
      // Stripe says so of an account that was disconnected, closed or deleted: that is its state.
      if (asAppError(error).code === 'account_disconnected') return disconnectedAccount(accountId);
      throw error;
    }
  }

  async function ask(ticket: number, accountId: string, openedWith: OpenedWith): Promise<Seen> {
    const account = await retrieve(accountId, openedWith).catch((error: unknown) => {
      failures.set(accountId, { failure: asAppError(error), at: Date.now() });
      throw error;
    });
    failures.delete(accountId);
    await states.record(ticket, account, standingOf(account).kind);
    return { account, seenAt: new Date() };
  }

  /** Asks Stripe now, whoever asked before. Throws an AppError. */
  async function refresh(accountId: string, openedWith: OpenedWith): Promise<Seen> {
    // With 0 seconds there is always a ticket.
    return ask((await states.ticket(accountId, 0)) ?? 0, accountId, openedWith);
  }

  /** Gives what somebody else's question, asked within the last seconds, brings; as it was before if it brings nothing. */
  async function answerToOthers(accountId: string): Promise<Look | undefined> {
    const until = Date.now() + WAIT_FOR_OTHERS;
    for (;;) {
      const stored = await states.find(accountId);
      if (!stored) return undefined;
      const { answered, ...seen } = stored;
      if (answered) return seen;
      const failed = failures.get(accountId);
      if (failed && failed.at > seen.seenAt.getTime()) return { ...seen, failure: failed.failure };
      if (Date.now() > until)
        return {
          ...seen,
          failure: new AppError('stripe_unavailable', 'no answer to a question under way'),
        };
      await wait(100);
    }
  }

  async function lookOnce(accountId: string, openedWith: OpenedWith): Promise<Look> {
    const ticket = await states.ticket(accountId, ASK_EVERY_SECONDS);
    const others = ticket === undefined ? await answerToOthers(accountId) : undefined;
    if (others) return others;
    try {
      return ticket === undefined
        ? await refresh(accountId, openedWith)
        : await ask(ticket, accountId, openedWith);
    } catch (error) {
      const known = await states.find(accountId);
      if (!known) throw error;
      return { account: known.account, seenAt: known.seenAt, failure: asAppError(error) };
    }
  }

  /**
   * Gives what Stripe says of an account, asked now or within the last seconds; where Stripe can't be asked, what it
   * said last. Throws an AppError where nothing is known.
   */
  function look(accountId: string, openedWith: OpenedWith): Promise<Look> {
    const underWay =
      looking.get(accountId) ?? lookOnce(accountId, openedWith).finally(() => looking.delete(accountId));
    looking.set(accountId, underWay);
    return underWay;
  }

  return { look, refresh };
}
