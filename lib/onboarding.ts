import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account, Accounts, AccountsApi, LinkUrls } from './accounts/accounts';
import { OnboardingError } from './errors';
import type { PilotId } from './session';
import type { OpenedWith, Pilot, Pilots, Wanted } from './store/pilots';
import { SpentKeyError } from './stripe';

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

export type OnboardingParts = Readonly<{
  accounts: Readonly<Record<AccountsApi, Accounts>>;
  pilots: Pilots;
  appUrl: URL;
}>;

/** What an account is to be opened with, and the e-mail address to tell Stripe, which is not stored. */
export type AccountWishes = Wanted & Readonly<{ email?: string | undefined }>;

/** The verbs of onboarding. Each throws an OnboardingError. */
export type Onboarding = ReturnType<typeof onboardingWith>;

export function onboardingWith({ accounts, pilots, appUrl }: OnboardingParts) {
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
        const hopeless = error instanceof OnboardingError && error.code === 'stripe_unavailable' && tries > 1;
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
      const since = new Date(pilot.createdAt.getTime() - CLOCK_SKEW);
      const found = await accounts[pilot.wanted.api].findByPilot(
        pilot.pilotId,
        since,
        Math.max(deadline - Date.now(), SHORTEST_TRY),
      );
      if (found) return pilots.setAccount(pilot.pilotId, found);
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, wanted);
      return undefined;
    }
    if (!(error instanceof OnboardingError)) throw error;
    if (error.code === 'stripe_unavailable' || error.code === 'stripe_busy') return undefined;
    // Refused: nothing was opened. Stripe repeats the refusal under this key, even once its reason is mended.
    if (error.code === 'stripe_refused' || error.code === 'platform_not_ready')
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, wanted);
    throw error;
  }

  /** Gives what the pilot's account was opened with. Throws `account_not_found` where it is not theirs. */
  async function owned(pilotId: PilotId, accountId: string): Promise<OpenedWith> {
    const openedWith = await pilots.openedWith(pilotId, accountId);
    if (openedWith) return openedWith;
    throw new OnboardingError('account_not_found', 'the account is not this pilot’s, or not known');
  }

  async function prefill(pilotId: PilotId, accountId: string, email: string): Promise<void> {
    const { api } = await owned(pilotId, accountId);
    await accounts[api].prefill(accountId, email);
  }

  function linkUrls(accountId: string): LinkUrls {
    return {
      returnUrl: new URL(`/return/${accountId}`, appUrl).href,
      refreshUrl: new URL(`/refresh/${accountId}`, appUrl).href,
    };
  }

  return {
    /** Gives the pilot's account ID, if they have opened one. Asks Stripe nothing. */
    async accountOf(pilotId: PilotId): Promise<string | undefined> {
      return (await pilots.find(pilotId))?.accountId;
    },

    /** Gives the pilot's one account, opened now if they have none. */
    async createAccount(pilotId: PilotId, { email, ...wanted }: AccountWishes): Promise<string> {
      const known = await this.accountOf(pilotId);
      if (known) return known;
      const underWay = opening.get(pilotId);
      if (underWay) return underWay;
      const opened = openAccount(pilotId, wanted, Date.now() + ANSWER_WITHIN);
      opening.set(pilotId, opened);
      try {
        const accountId = await opened;
        // A request of its own: the creation must read the same on every try, and the store keeps no address.
        // Where it fails the account is there all the same, and Stripe's page asks the pilot.
        if (email) await prefill(pilotId, accountId, email).catch(() => {});
        return accountId;
      } finally {
        opening.delete(pilotId);
      }
    },

    /** Gives a new account link's URL, to be followed at once and kept nowhere. */
    async createAccountLink(pilotId: PilotId, accountId: string): Promise<string> {
      const { api } = await owned(pilotId, accountId);
      return accounts[api].createLink(accountId, linkUrls(accountId));
    },

    /** As createAccountLink, for a link that was spent; throws `too_many_links` where that goes round in a circle. */
    async refreshAccountLink(pilotId: PilotId, accountId: string): Promise<string> {
      const { api } = await owned(pilotId, accountId);
      if ((await pilots.noteRefresh(pilotId, accountId)) === 'loop')
        throw new OnboardingError('too_many_links', 'a sixth link within a minute');
      return accounts[api].createLink(accountId, linkUrls(accountId));
    },

    /** Gives the account as Stripe has it now. */
    async retrieveAccount(pilotId: PilotId, accountId: string): Promise<Account> {
      const { api, choices } = await owned(pilotId, accountId);
      return accounts[api].retrieve(accountId, choices.charges);
    },
  };
}
