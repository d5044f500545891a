import { setTimeout as wait } from 'node:timers/promises';
import type { AccountsByApi, OwnedAccount } from '../accounts/account';
import { AccountSearch } from '../accounts/account-search';
import { AppError, type ErrorCode } from '../errors';
import { log } from '../log';
import type { AccountRequest, AccountsApi } from '../platform/choices';
import type { PilotId } from '../session/session';
import { EmailWantedError, SpentKeyError, TransfersAloneError } from '../stripe-errors';
import type { Pilot, Pilots } from './pilots';

/** Below this, in ms, another request to Stripe can't end in time. */
export const SHORTEST_TRY = 1_500;

/** The least between two tries, in ms: up to twice that, so that many pilots refused at once do not come back at once. */
const PAUSE = 500;

/** How far our clock and Stripe's may be apart, in ms, when accounts are looked for by their time of creation. */
const CLOCK_SKEW = 5 * 60 * 1000;

/** Nothing was opened, and Stripe repeats the refusal under the same key, even once its reason is mended. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'stripe_refused',
  'platform_not_ready',
  'country_not_served',
]);

/** The same on every try of an attempt, whoever makes it: all of them end with one account. */
function idempotencyKey({ pilotId, attempt }: Pilot): string {
  return `pilot-${pilotId}-${attempt}`;
}

/** `isTold`: Stripe knows the pilot's e-mail address already. */
type OpenedAccount = Readonly<{ account: OwnedAccount; isTold: boolean }>;

export class AccountOpening {
  /** Stripe has said so of an account without an e-mail address. */
  #emailWanted = false;

  readonly #search: Readonly<Record<AccountsApi, AccountSearch>>;

  constructor(private readonly parts: { accounts: AccountsByApi; pilots: Pilots }) {
    const { v1, v2 } = parts.accounts;
    this.#search = { v1: new AccountSearch(v1), v2: new AccountSearch(v2) };
  }

  /**
   * Opens the pilot's account under a key derived from pilot and attempt, so that a retry, a second tab and a
   * crash before our write all end with the same one. A key that can give no account any more is left behind,
   * but only once Stripe's own list shows that none was opened under it. `deadline` is a time in ms. Stripe is told the
   * e-mail address only where it opens no account without: another one under the same key is a key that is spent.
   */
  async open(
    pilotId: PilotId,
    request: AccountRequest,
    deadline: number,
    email?: string,
  ): Promise<OpenedAccount> {
    for (let tries = 1; ; tries += 1) {
      const pilot = await this.parts.pilots.findOrAdd(pilotId, request);
      if (pilot.account) return { account: pilot.account, isTold: false };
      const sent = this.#emailWanted ? email : undefined;
      try {
        const account = await this.#create(pilot, deadline - Date.now(), sent);
        return { account, isTold: sent !== undefined };
      } catch (error) {
        const adopted = await this.#afterFailure(error, pilot, request, deadline);
        if (adopted) return { account: adopted, isTold: false };
        if (error instanceof EmailWantedError && (!email || sent)) throw error;
        if (error instanceof TransfersAloneError || error instanceof EmailWantedError) continue;
        // Stripe being busy passes within seconds. If it is away, the pilot should hear so soon.
        const hopeless = error instanceof AppError && error.code === 'stripe_unavailable' && tries > 1;
        if (hopeless || deadline - Date.now() < PAUSE + SHORTEST_TRY * 2) throw error;
        await wait(PAUSE * (1 + Math.random()));
      }
    }
  }

  /**
   * The ID of the account that Stripe has for a pilot of whom we know none, if there is one, within `within` ms. Who comes
   * back with the same `question` waits for what is read already: meanwhile no account may have been opened.
   */
  async findLost(pilot: Pilot, within: number, question?: string): Promise<string | undefined> {
    const { pilotId, request, openingSince } = pilot;
    const since = new Date(openingSince.getTime() - CLOCK_SKEW);
    const past = await this.parts.pilots.pastAccounts(pilotId);
    const wanted = { pilotId, since, past, ...(question !== undefined && { question }) };
    return this.#search[request.api].find(wanted, within);
  }

  async #create(pilot: Pilot, within: number, email: string | undefined): Promise<OwnedAccount> {
    const { pilotId, request, attemptStartedAt } = pilot;
    const accounts = this.parts.accounts[request.api];
    if (Date.now() - attemptStartedAt.getTime() > accounts.keyLives)
      throw new SpentKeyError('stripe_unavailable', 'the idempotency key is older than Stripe keeps it');
    const metadata = { pilot_id: pilotId };
    const creation = { ...request, ...(email !== undefined && { email }) };
    const accountId = await accounts.create(creation, metadata, idempotencyKey(pilot), within);
    return this.parts.pilots.setAccount(pilotId, accountId);
  }

  /** Gives the account that a failed attempt turns out to have opened, nothing where another try may help, or throws. */
  async #afterFailure(
    error: unknown,
    pilot: Pilot,
    request: AccountRequest,
    deadline: number,
  ): Promise<OwnedAccount | undefined> {
    const { pilots } = this.parts;
    if (error instanceof SpentKeyError) {
      // A spent key opens no account any more, so that this stays one question however often they press.
      const found = await this.findLost(pilot, deadline - Date.now(), idempotencyKey(pilot));
      if (found) return pilots.setAccount(pilot.pilotId, found);
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, request);
      return undefined;
    }
    if (error instanceof TransfersAloneError && pilot.request.requested === 'either') {
      const { pilotId, attempt } = pilot;
      log('error', 'transfers_alone_refused', { reason: `${error.message} Asking for card payments too.` });
      await pilots.nextAttempt(pilotId, attempt, { ...request, requested: 'both' });
      return undefined;
    }
    if (error instanceof EmailWantedError) {
      this.#emailWanted = true;
      await pilots.nextAttempt(pilot.pilotId, pilot.attempt, request);
      return undefined;
    }
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'stripe_unavailable' || error.code === 'stripe_busy') return undefined;
    if (REFUSED.has(error.code)) await pilots.nextAttempt(pilot.pilotId, pilot.attempt, request);
    throw error;
  }
}
