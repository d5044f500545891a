import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Accounts, LinkUrls } from '../accounts/account';
import type { Seen, States } from '../accounts/states';
import type { Look, Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { AccountsApi } from '../platform/choices';
import type { PilotId } from '../session/session';
import { SpentKeyError } from '../stripe';
import type { OpenedWith, Pilot, Pilots, Wanted } from './pilots';

/** A pilot's press is answered within this, in ms, however long Stripe takes. */
const ANSWER_WITHIN = 14_000;

/** Below this, in ms, another try can't end in time. */
const SHORTEST_TRY = 1_500;

/** The least between two tries, in ms: up to twice that, so that many pilots refused at once do not come back at once. */
const PAUSE = 500;

/** How far our clock and Stripe's may be apart, in ms, when accounts are looked for by their time of creation. */
const CLOCK_SKEW = 5 * 60 * 1000;

/** An account ID as Stripe writes them; `Claimed` because a client's word says nothing of whose it is. */
export const ClaimedAccountId = z.string().regex(/^acct_[A-Za-z0-9]{1,64}$/);

export type { Seen } from '../accounts/states';

export type OnboardingParts = Readonly<{
  accounts: Readonly<Record<AccountsApi, Accounts>>;
  pilots: Pilots;
  states: States;
  sync: Sync;
  appUrl: URL;
}>;

/** What an account is to be opened with, and the e-mail address to tell Stripe, which is not stored. */
export type AccountWishes = Wanted & Readonly<{ email?: string | undefined }>;

/** One pilot for whom Stripe can't be asked keeps no other from being looked for; the next run looks again. */
function notFoundNow(error: unknown): undefined {
  const { code, message } = asAppError(error);
  log('error', 'adopt', { code, reason: message });
  return undefined;
}

/** The verbs of onboarding. Each throws an AppError. */
export type Onboarding = ReturnType<typeof onboardingWith>;

export function onboardingWith({ accounts, pilots, states, sync, appUrl }: OnboardingParts) {
  /** Presses that wait for the same account: they share one request to Stripe. */
  const opening = new Map<PilotId, Promise<string>>();

  /**
   * Opens the pilot's account under a key derived from pilot and attempt, so that a retry, a second tab and a
   * crash before our write all end with the same one. A key that can give no account any more is left behind,
   * but only once Stripe's own list shows that none was opened under it.
   */
  async function openAccount(pilotId: PilotId, wanted: Wanted, deadline: number): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const pilot = await pilots.findOrAdd(pilotId, wanted);
      if (pilot.accountId) return pilot.accountId;
      const { api, choices, country } = pilot.wanted;
      try {
        if (Date.now() - pilot.attemptStartedAt.getTime() > accounts[api].keyLives)
          throw new SpentKeyError('stripe_unavailable', 'the idempotency key is older than Stripe keeps it');
        const timeout = Math.floor((deadline - Date.now() - PAUSE) / 2);
        const accountId = await accounts[api].create(
          { pilotId, country, choices },
          `pilot-${pilotId}-${pilot.attempt}`,
          timeout,
        );
        return await pilots.setAccount(pilotId, accountId);
      } catch (error) {
        const adopted = await afterFailure(error, pilot, wanted, deadline);
        if (adopted) return adopted;
        // Stripe being busy passes within seconds. If it is away, the pilot should hear so soon.
        const hopeless = error instanceof AppError && error.code === 'stripe_unavailable' && tries > 1;
        if (hopeless || deadline - Date.now() < PAUSE + SHORTEST_TRY * 2) throw error;
        await wait(PAUSE * (1 + Math.random()));
      }
    }
  }

  /** Gives the account that a failed attempt turns out to have opened, nothing where another try may help, or throws. */
  async function afterFailure(
    error: unknown,
    pilot: Pilot,
    wanted: Wanted,
    deadline: number,
  ): Promise<string | undefined> {
    if (error instanceof SpentKeyError) {
      const found = await findOpened(pilot, Math.max(deadline - Date.now(), SHORTEST_TRY));
      if (found) return pilots.setAccount(pilot.pilotId, found);
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, wanted);
      return undefined;
    }
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'stripe_unavailable' || error.code === 'stripe_busy') return undefined;
    // Refused: nothing was opened. Stripe repeats the refusal under this key, even once its reason is mended.
    if (error.code === 'stripe_refused' || error.code === 'platform_not_ready')
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, wanted);
    throw error;
  }

  /** Gives the account that Stripe has for a pilot of whom we know none, if there is one. `timeout` in ms. */
  async function findOpened(
    { pilotId, wanted, openingSince }: Pilot,
    timeout: number,
  ): Promise<string | undefined> {
    const since = new Date(openingSince.getTime() - CLOCK_SKEW);
    const found = await accounts[wanted.api].findByPilot(pilotId, since, timeout);
    const past = await pilots.pastAccounts(pilotId);
    return found.find((accountId) => !past.includes(accountId));
  }

  /** Gives what the pilot's account was opened with. Throws `account_not_found` where it is not theirs. */
  async function owned(found: Promise<OpenedWith | undefined>): Promise<OpenedWith> {
    const openedWith = await found;
    if (openedWith) return openedWith;
    throw new AppError('account_not_found', 'the account is not this pilot’s, or not known');
  }

  async function isGone(pilotId: PilotId, accountId: string): Promise<boolean> {
    const openedWith = await owned(pilots.openedWith(pilotId, accountId));
    return (await sync.refresh(accountId, openedWith)).account.disconnected;
  }

  /** Tells Stripe the pilot's e-mail address within `timeout`, in ms; a failure is logged, and costs nobody anything. */
  async function prefill(pilotId: PilotId, accountId: string, email: string, timeout: number): Promise<void> {
    try {
      const { api } = await owned(pilots.openedWith(pilotId, accountId));
      if (timeout > SHORTEST_TRY) await accounts[api].prefill(accountId, email, timeout);
    } catch (error) {
      log('error', 'prefill', { accountId, code: asAppError(error).code });
    }
  }

  async function link(pilotId: PilotId, accountId: string): Promise<string> {
    const { api } = await owned(pilots.openedWithBeforeChange(pilotId, accountId));
    return accounts[api].createLink(accountId, linkUrls(accountId));
  }

  function linkUrls(accountId: string): LinkUrls {
    return {
      returnUrl: new URL(`/return/${accountId}`, appUrl).href,
      refreshUrl: new URL(`/refresh/${accountId}`, appUrl).href,
    };
  }

  return {
    /** Gives the pilot's account ID, if they have opened one, and what was last seen of it. Asks Stripe nothing. */
    async accountOf(pilotId: PilotId): Promise<{ accountId: string; seen: Seen | undefined } | undefined> {
      const accountId = (await pilots.find(pilotId))?.accountId;
      return accountId ? { accountId, seen: await states.find(accountId) } : undefined;
    },

    /** Gives the pilot's one account, opened now if they have none, or if theirs has left the platform. */
    async createAccount(pilotId: PilotId, { email, ...wanted }: AccountWishes): Promise<string> {
      const known = await this.accountOf(pilotId);
      if (known && !known.seen?.account.disconnected) return known.accountId;
      const underWay = opening.get(pilotId);
      if (underWay) return underWay;
      const deadline = Date.now() + ANSWER_WITHIN;
      // Stripe is asked once more: a wrong key, since mended, may have made every account look gone.
      if (known && !(await isGone(pilotId, known.accountId))) return known.accountId;
      if (known) await pilots.startAgain(pilotId, wanted);
      const opened = openAccount(pilotId, wanted, deadline);
      opening.set(pilotId, opened);
      try {
        const accountId = await opened;
        // A request of its own: the creation must read the same on every try, and the store keeps no address.
        // Where it fails the account is there all the same, and Stripe's page asks the pilot.
        if (email) await prefill(pilotId, accountId, email, deadline - Date.now());
        return accountId;
      } finally {
        opening.delete(pilotId);
      }
    },

    /**
     * Ties accounts that Stripe has, but of which a crash kept us from knowing, to their pilots, and asks about them.
     * Looks for up to `most` pilots until the time `until`, in ms; gives how many it found.
     */
    async adoptAccounts(most: number, until: number): Promise<number> {
      let adopted = 0;
      for (const pilot of await pilots.claimWithoutAccount(most)) {
        const left = until - Date.now();
        if (left < SHORTEST_TRY) break;
        const found = await findOpened(pilot, Math.min(left, ANSWER_WITHIN)).catch(notFoundNow);
        if (!found) continue;
        const accountId = await pilots.setAccount(pilot.pilotId, found);
        await sync.refresh(accountId, pilot.wanted).catch(notFoundNow);
        adopted += 1;
      }
      return adopted;
    },

    /** Gives a new account link's URL, to be followed at once and kept nowhere. */
    async createAccountLink(pilotId: PilotId, accountId: string): Promise<string> {
      return link(pilotId, accountId);
    },

    /** As createAccountLink, for a link that was spent; throws `too_many_links` where that goes round in a circle. */
    async refreshAccountLink(pilotId: PilotId, accountId: string): Promise<string> {
      await owned(pilots.openedWith(pilotId, accountId));
      if ((await pilots.noteRefresh(pilotId, accountId)) === 'loop')
        throw new AppError('too_many_links', 'a sixth link within a minute');
      return link(pilotId, accountId);
    },

    /** Gives what Stripe says of the account, or said last where it can't be asked. */
    async lookAt(pilotId: PilotId, accountId: string): Promise<Look> {
      return sync.look(accountId, await owned(pilots.openedWith(pilotId, accountId)));
    },
  };
}
