import type { AccountsByApi, LinkUrls, OwnedAccount } from '../accounts/account';
import type { Seen, States } from '../accounts/states';
import type { Current, Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { AccountRequest } from '../platform/choices';
import type { PilotId } from '../session/session';
import { AccountOpening, SHORTEST_TRY } from './open-account';
import type { ClaimedAccountId, Ownership } from './ownership';
import type { Pilots } from './pilots';
import type { RefreshLimit } from './refresh-limit';

export type { OwnedAccount } from '../accounts/account';
export type { Seen } from '../accounts/states';
export type { Current } from '../accounts/sync';
export { ClaimedAccountId } from './ownership';

/** A pilot's press is answered within this, in ms, however long Stripe takes. */
const ANSWER_WITHIN = 14_000;

type Parts = Readonly<{
  accounts: AccountsByApi;
  pilots: Pilots;
  ownership: Ownership;
  refreshLimit: RefreshLimit;
  states: States;
  sync: Sync;
  appUrl: URL;
}>;

/** The verbs of onboarding. Each throws an AppError: `account_not_found` where the account is not the pilot's. */
export class Onboarding {
  readonly #opening: AccountOpening;

  /** Presses that wait for the same account: they share one request to Stripe. */
  readonly #underWay = new Map<PilotId, Promise<OwnedAccount>>();

  constructor(private readonly parts: Parts) {
    this.#opening = new AccountOpening(parts);
  }

  /** The pilot's account, if they have opened one, and what was last seen of it. Asks Stripe nothing. */
  async accountOf(pilotId: PilotId): Promise<{ account: OwnedAccount; seen: Seen | undefined } | undefined> {
    const account = (await this.parts.pilots.find(pilotId))?.account;
    return account && { account, seen: await this.parts.states.find(account) };
  }

  /**
   * Gives the ID of the pilot's one account, opened now if they have none, or if theirs has left the platform. Stripe
   * is told the e-mail address; it is not stored.
   */
  async createAccount(pilotId: PilotId, request: AccountRequest, email?: string): Promise<string> {
    const known = await this.accountOf(pilotId);
    if (known && !known.seen?.account.disconnected) return known.account.id;
    const underWay = this.#underWay.get(pilotId);
    if (underWay) return (await underWay).id;
    const deadline = Date.now() + ANSWER_WITHIN;
    if (known) {
      // Stripe is asked once more: a wrong key, since mended, may have made every account look gone.
      const { account } = await this.parts.sync.refetch(known.account);
      if (!account.disconnected) return account.id;
      await this.parts.pilots.startAgain(pilotId, request);
    }
    const opened = this.#opening.open(pilotId, request, deadline);
    this.#underWay.set(pilotId, opened);
    try {
      const account = await opened;
      // A request of its own: the creation must read the same on every try, and the store keeps no address.
      if (email) await this.#prefill(account, email, deadline - Date.now());
      return account.id;
    } finally {
      this.#underWay.delete(pilotId);
    }
  }

  async createAccountLink(pilotId: PilotId, claimed: ClaimedAccountId): Promise<string> {
    const account = await this.parts.ownership.checkForUpdate(pilotId, claimed);
    return this.parts.accounts[account.api].createLink(account, this.#urls(account));
  }

  /** As createAccountLink, for a link that was spent; throws `too_many_links` where that goes round in a circle. */
  async refreshAccountLink(pilotId: PilotId, claimed: ClaimedAccountId): Promise<string> {
    const account = await this.parts.ownership.check(pilotId, claimed);
    if (!(await this.parts.refreshLimit.allows(account)))
      throw new AppError('too_many_links', 'a sixth link within a minute');
    return this.createAccountLink(pilotId, claimed);
  }

  /** What Stripe says of the account, or said last where it can't be asked. */
  async currentAccount(pilotId: PilotId, claimed: ClaimedAccountId): Promise<Current> {
    return this.parts.sync.current(await this.parts.ownership.check(pilotId, claimed));
  }

  /**
   * Ties accounts that Stripe has, but of which a crash kept us from knowing, to their pilots, and asks about them.
   * Looks for up to `most` pilots until the time `until`, in ms; gives how many it found.
   */
  async adoptAccounts(most: number, until: number): Promise<number> {
    const { pilots, sync } = this.parts;
    let adopted = 0;
    for (const pilot of await pilots.claimWithoutAccount(most)) {
      const left = until - Date.now();
      if (left < SHORTEST_TRY) break;
      const found = await this.#opening.findLost(pilot, Math.min(left, ANSWER_WITHIN)).catch(notFoundNow);
      if (!found) continue;
      await sync.refetch(await pilots.setAccount(pilot.pilotId, found)).catch(notFoundNow);
      adopted += 1;
    }
    return adopted;
  }

  /** A failure is logged, and costs nobody anything: Stripe's page asks the pilot. `timeout` in ms. */
  async #prefill(account: OwnedAccount, email: string, timeout: number): Promise<void> {
    try {
      if (timeout > SHORTEST_TRY) await this.parts.accounts[account.api].prefill(account, email, timeout);
    } catch (error) {
      log('error', 'prefill', { accountId: account.id, code: asAppError(error).code });
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

/** One pilot for whom Stripe can't be asked keeps no other from being looked for; the next run looks again. */
function notFoundNow(error: unknown): undefined {
  const { code, message } = asAppError(error);
  log('error', 'adopt', { code, reason: message });
  return undefined;
}
