import { setTimeout as wait } from 'node:timers/promises';
import type { AccountDetails, AccountsByApi, LinkUrls, OwnedAccount } from '../accounts/account';
import type { Countries } from '../accounts/countries';
import type { States } from '../accounts/states';
import type { Coming, Current, Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { AccountSetup, AccountWish } from '../platform/choices';
import type { EmbeddingPage } from '../platform/embedded-pages';
import type { PlatformCaller } from '../session/platform-caller';
import type { PilotId } from '../session/session';
import { ANSWER_WITHIN } from '../stripe';
import type { AccountSessions } from './account-sessions';
import { CountryChange } from './country-change';
import type { Information, Sent } from './information';
import type { LoginLinks } from './login-links';
import { AccountOpening, SHORTEST_TRY } from './open-account';
import type { OpeningLimit } from './opening-limit';
import type { ClaimedAccountId, Ownership } from './ownership';
import type { Pilot, Pilots } from './pilots';
import type { RefreshLimit } from './refresh-limit';
import type { Refusals } from './refusals';

export type { AccountDetails, OwnedAccount } from '../accounts/account';
export type { Coming, Current } from '../accounts/sync';
export { ClaimedAccountId } from './ownership';

/** What comes with a press. Stripe is told the e-mail address, which is not stored; `network` is where it came from. */
type Press = Readonly<{
  email?: string | undefined;
  network?: string | undefined;
  /** Of Stripe's, that the pilot's browser made. */
  token?: string | undefined;
}>;

type Parts = Readonly<{
  accounts: AccountsByApi;
  accountSessions: AccountSessions;
  loginLinks: LoginLinks;
  information: Information;
  countries: Countries;
  pilots: Pilots;
  ownership: Ownership;
  refreshLimit: RefreshLimit;
  openingLimit: OpeningLimit;
  states: States;
  sync: Sync;
  refusals: Refusals;
  appUrl: URL;
}>;

const FOLLOWS: Coming = { how: 'follows', toReturn: false };

/** The verbs of onboarding. Each throws an AppError: `account_not_found` where the account is not the pilot's. */
export class Onboarding {
  readonly #opening: AccountOpening;
  readonly #countryChange: CountryChange;

  /** Presses that wait for the same account: they share one request to Stripe. */
  readonly #underWay = new Map<PilotId, Promise<OwnedAccount>>();

  constructor(private readonly parts: Parts) {
    this.#opening = new AccountOpening(parts);
    this.#countryChange = new CountryChange({ ...parts, opening: this.#opening });
  }

  /**
   * The pilot's account, if they have opened one, as `currentAccount`. Where nothing is known of it, and Stripe can't be
   * asked, `current` is the failure: there is an account, and a way on.
   */
  async accountOf(
    pilotId: PilotId,
    coming: Coming,
  ): Promise<{ account: OwnedAccount; current: Current | AppError } | undefined> {
    const account = (await this.parts.pilots.find(pilotId))?.account;
    if (!account) return undefined;
    // A new account is shown once it is opened, before its pilot can have been to Stripe: the look after it asks again.
    const isNew = (await this.parts.states.find(account)) === undefined;
    const look = this.parts.sync.look(account, isNew ? FOLLOWS : coming);
    return { account, current: await look.catch(asAppError) };
  }

  /**
   * Gives the ID of the pilot's one account, opened now if they have none, or if theirs has left the platform. Throws
   * `too_many_accounts` where that is to wait.
   */
  async createAccount(pilotId: PilotId, wish: AccountWish, press: Press = {}): Promise<string> {
    const underWay =
      this.#underWay.get(pilotId) ??
      this.#noting(this.#accountFor(pilotId, wish, press)).finally(() => this.#underWay.delete(pilotId));
    this.#underWay.set(pilotId, underWay);
    return (await underWay).id;
  }

  async createAccountLink(pilotId: PilotId, claimed: ClaimedAccountId): Promise<string> {
    const account = await this.parts.ownership.checkForUpdate(pilotId, claimed);
    return this.#noting(this.parts.accounts[account.api].createLink(account, this.#urls(account)));
  }

  /**
   * Gives a client secret for Stripe's components on a page of ours, or the first one that the account has. Throws
   * `not_found` where it has no such page.
   */
  async createAccountSession(
    pilotId: PilotId,
    claimed: ClaimedAccountId,
    page?: EmbeddingPage,
  ): Promise<string> {
    const { ownership, accountSessions } = this.parts;
    // Home is looked at again and again: only who goes to change something has Stripe asked at once thereafter.
    const account = await (page === 'home'
      ? ownership.check(pilotId, claimed)
      : ownership.checkForUpdate(pilotId, claimed));
    return this.#noting(accountSessions.create(account, page));
  }

  /** Gives a link into the account's Express Dashboard. Throws as `LoginLinks.create`. */
  async createLoginLink(pilotId: PilotId, claimed: ClaimedAccountId): Promise<string> {
    const account = await this.parts.ownership.checkForUpdate(pilotId, claimed);
    return this.#noting(this.parts.loginLinks.create(account));
  }

  /** Gives the ID of the account that the pilot has in that country then. Throws as `CountryChange.move`. */
  async changeCountry(
    pilotId: PilotId,
    claimed: ClaimedAccountId,
    country: string,
    { network }: Press = {},
  ): Promise<string> {
    try {
      const account = await this.parts.ownership.check(pilotId, claimed);
      await wait(await this.parts.openingLimit.wait(network));
      return await this.#noting(this.#countryChange.move(account, country));
    } catch (error) {
      if (asAppError(error).code !== 'account_left') throw error;
      // A second press, after the first one has done it.
      const now = (await this.parts.pilots.find(pilotId))?.account;
      if (now?.country === country) return now.id;
      throw error;
    }
  }

  /** As `changeCountry`, for the platform's people. */
  async changeCountryFor(
    platform: PlatformCaller,
    claimed: ClaimedAccountId,
    country: string,
  ): Promise<string> {
    const account = await this.parts.ownership.checkForPlatform(platform, claimed);
    return this.#noting(this.#countryChange.move(account, country));
  }

  /** As createAccountLink, for a link that was spent; throws `too_many_links` where that goes round in a circle. */
  async refreshAccountLink(pilotId: PilotId, claimed: ClaimedAccountId): Promise<string> {
    const account = await this.parts.ownership.check(pilotId, claimed);
    if (!(await this.parts.refreshLimit.allows(account)))
      throw new AppError('too_many_links', 'a sixth link within a minute');
    return this.createAccountLink(pilotId, claimed);
  }

  async ownAccount(pilotId: PilotId, claimed: ClaimedAccountId): Promise<OwnedAccount> {
    return this.parts.ownership.check(pilotId, claimed);
  }

  /** What Stripe says of the account, or said last where it can't be asked. */
  async currentAccount(
    pilotId: PilotId,
    claimed: ClaimedAccountId,
    coming: Coming,
  ): Promise<{ account: OwnedAccount; current: Current }> {
    const account = await this.parts.ownership.check(pilotId, claimed);
    return { account, current: await this.parts.sync.look(account, coming) };
  }

  /** Whether accounts with this setup take tokens that the pilot's own browser makes. */
  async needsTokens(setup: AccountSetup): Promise<boolean> {
    return this.parts.countries.needTokens(setup);
  }

  /** The pilot's account, if they have one, and what our own form for it needs: where it is onboarded by that. */
  async formOf(
    pilotId: PilotId,
  ): Promise<{ account: OwnedAccount; details: AccountDetails | undefined; byTokens: boolean } | undefined> {
    const account = (await this.parts.pilots.find(pilotId))?.account;
    if (account?.choices.onboarding !== 'api')
      return account && { account, details: undefined, byTokens: false };
    const byTokens = await this.needsTokens(account);
    return { account, details: await this.#noting(this.parts.information.details(account)), byTokens };
  }

  /** Gives Stripe what a pilot sent with our own form, and tells where they go on. Throws as `Information.give`. */
  async giveInformation(pilotId: PilotId, claimed: ClaimedAccountId, sent: Sent): Promise<string> {
    const account = await this.parts.ownership.checkForUpdate(pilotId, claimed);
    assertOwnForm(account);
    return this.#noting(this.parts.information.give(account, sent));
  }

  /** As `currentAccount`, for the platform, which asks about any pilot's. */
  async currentAccountFor(platform: PlatformCaller, claimed: ClaimedAccountId): Promise<Current> {
    return this.parts.sync.look(await this.parts.ownership.checkForPlatform(platform, claimed), FOLLOWS);
  }

  /**
   * Ties accounts that Stripe has, but of which a crash kept us from knowing, to their pilots, and asks about them.
   * Looks for up to `most` pilots until the time `until`, in ms; gives how many it found.
   */
  async adoptAccounts(most: number, until: number): Promise<number> {
    const left = until - Date.now();
    if (left < SHORTEST_TRY) return 0;
    const lost = await this.parts.pilots.claimWithoutAccount(most);
    // At once: they share one reading of Stripe's list.
    const adopted = await Promise.all(lost.map((pilot) => this.#adopt(pilot, left).catch(notFoundNow)));
    return adopted.filter((found) => found === true).length;
  }

  async #adopt(pilot: Pilot, within: number): Promise<boolean> {
    const { pilots, sync } = this.parts;
    const found = await this.#opening.findLost(pilot, within);
    if (found === undefined) return false;
    await sync.refetch(await pilots.setAccount(pilot.pilotId, found)).catch(notFoundNow);
    return true;
  }

  async #accountFor(pilotId: PilotId, wish: AccountWish, press: Press): Promise<OwnedAccount> {
    const deadline = Date.now() + ANSWER_WITHIN;
    const pilot = await this.parts.pilots.find(pilotId);
    const known = pilot?.account;
    if (known && !(await this.parts.states.find(known))?.account.disconnected) return known;
    const requested = await this.parts.countries.requestedIn(wish.country, wish.choices);
    const request = { ...wish, requested };
    if (pilot && known) {
      // Stripe is asked once more: a wrong key, since mended, may have made every account look gone.
      const { account } = await this.parts.sync.refetch(known, ANSWER_WITHIN / 2);
      if (!account.disconnected) return known;
      await this.parts.pilots.startAgain(pilot, request);
    }
    if (press.token === undefined && (await this.needsTokens(wish)))
      throw new AppError('script_needed', 'a French platform opens it by a token of the browser’s');
    await wait(await this.parts.openingLimit.wait(press.network));
    const { account, isTold } = await this.#opening.open(pilotId, request, deadline, press);
    // A request of its own: the creation must read the same on every try, and the store keeps no address.
    if (press.email && !isTold) await this.#prefill(account, press.email, deadline - Date.now());
    return account;
  }

  /** A failure is logged, and costs nobody anything: Stripe's page asks the pilot. `within` in ms. */
  async #prefill(account: OwnedAccount, email: string, within: number): Promise<void> {
    try {
      if (within > SHORTEST_TRY) await this.parts.accounts[account.api].prefill(account, email, within);
    } catch (error) {
      log('error', 'prefill', { accountId: account.id, code: asAppError(error).code });
    }
  }

  /** Has the platform's people read what Stripe refuses. */
  async #noting<Value>(asked: Promise<Value>): Promise<Value> {
    try {
      return await asked;
    } catch (error) {
      await this.parts.refusals.note(error);
      throw error;
    }
  }

  #urls({ id }: OwnedAccount): LinkUrls {
    const { appUrl } = this.parts;
    return {
      returnUrl: new URL(`/return/${id}`, appUrl).href,
      refreshUrl: new URL(`/refresh/${id}`, appUrl).href,
    };
  }
}

/** Elsewhere Stripe asks the pilot itself. */
function assertOwnForm({ choices }: OwnedAccount): void {
  if (choices.onboarding !== 'api') throw new AppError('not_found', 'the account has no form of ours');
}

/** One pilot for whom Stripe can't be asked keeps no other from being looked for; the next run looks again. */
function notFoundNow(error: unknown): undefined {
  const { code, message } = asAppError(error);
  log('error', 'adopt', { code, reason: message });
  return undefined;
}
