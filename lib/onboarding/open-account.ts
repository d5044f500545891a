import { setTimeout as wait } from 'node:timers/promises';
import type { AccountsByApi, OwnedAccount } from '../accounts/account';
import { AccountSearch } from '../accounts/account-search';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { AccountRequest, AccountsApi } from '../platform/choices';
import type { PilotId } from '../session/session';
import { EmailWantedError, isRefusal, SpentKeyError, TransfersAloneError } from '../stripe-errors';
import type { Pilot, Pilots } from './pilots';

/** Below this, in ms, another request to Stripe can't end in time. */
export const SHORTEST_TRY = 1_500;

/** The least between two tries, in ms: up to twice that, so that many pilots refused at once do not come back at once. */
const PAUSE = 500;

/** How far our clock and Stripe's may be apart, in ms, when accounts are looked for by their time of creation. */
const CLOCK_SKEW = 5 * 60 * 1000;

/** The same on every try of an attempt, whoever makes it: all of them end with one account. */
function idempotencyKey({ pilotId, attempt }: Pilot): string {
  return `pilot-${pilotId}-${attempt}`;
}

/** `isTold`: Stripe knows the pilot's e-mail address already. */
type OpenedAccount = Readonly<{ account: OwnedAccount; isTold: boolean }>;

export class AccountOpening {
  readonly #search: Readonly<Record<AccountsApi, AccountSearch>>;

  constructor(private readonly parts: { accounts: AccountsByApi; pilots: Pilots }) {
    const { v1, v2 } = parts.accounts;
    this.#search = { v1: new AccountSearch(v1), v2: new AccountSearch(v2) };
  }

  /**
   * Opens the pilot's account under a key derived from pilot and attempt, so that a retry, a second tab and a
   * crash before our write all end with the same one. A key that can give no account any more is left behind,
   * but only once Stripe's own list shows that none was opened under it. `deadline` is a time in ms. Stripe is told the
   * e-mail address with it only where it opens no account without; throws `email_required` where there is none to tell.
   */
  async open(
    pilotId: PilotId,
    wanted: AccountRequest,
    deadline: number,
    { email, token }: Readonly<{ email?: string | undefined; token?: string | undefined }> = {},
  ): Promise<OpenedAccount> {
    const { pilots } = this.parts;
    let request = wanted;
    let claimed: number | undefined;
    for (let tries = 1; ; tries += 1) {
      const pilot = await pilots.findOrAdd(pilotId, request);
      if (pilot.account) return { account: pilot.account, isTold: false };
      const told = pilot.emailWanted ? await this.#claimFor(pilot, claimed, email) : undefined;
      if (told !== undefined) claimed = pilot.attempt;
      try {
        const account = await this.#create(pilot, deadline - Date.now(), { email: told, token });
        // v2 takes the address in the token, and then no more without one.
        const isInToken = token !== undefined && request.api === 'v2';
        return { account, isTold: told !== undefined || isInToken };
      } catch (error) {
        const next = otherRequestAfter(error, pilot, request);
        if (next) {
          request = next.request;
          await pilots.nextAttempt(pilot, request, next);
          if (next.emailWanted && email === undefined) throw error;
          continue;
        }
        if (error instanceof SpentKeyError) {
          // A spent key opens no account any more, so that this stays one question however often they press.
          const found = await this.findLost(pilot, deadline - Date.now(), idempotencyKey(pilot));
          if (found) return { account: await pilots.setAccount(pilotId, found), isTold: false };
          await pilots.nextAttempt(pilot, request, pilot);
        } else if (!mayPass(error)) {
          // Nothing was opened, and Stripe repeats the refusal under the same key, even once its reason is mended.
          if (isRefusal(error)) await pilots.nextAttempt(pilot, request, pilot);
          throw error;
        }
        // Stripe being busy passes within seconds. If it is away, the pilot should hear so soon.
        const hopeless = asAppError(error).code === 'stripe_unavailable' && tries > 1;
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
    const { pilotId, request, openingSince, account } = pilot;
    const since = new Date(openingSince.getTime() - CLOCK_SKEW);
    const past = await this.parts.pilots.pastAccounts(pilotId);
    const known = account ? [...past, account.id] : past;
    const wanted = { pilotId, since, past: known, ...(question !== undefined && { question }) };
    return this.#search[request.api].find(wanted, within);
  }

  /** The address that this try may carry. Throws `stripe_busy` where another press may still be under way with another. */
  async #claimFor(pilot: Pilot, claimed: number | undefined, email: string | undefined): Promise<string> {
    if (email === undefined) throw new AppError('email_required', 'Stripe wants the e-mail address here');
    if (claimed === pilot.attempt || (await this.parts.pilots.claimSending(pilot))) return email;
    throw new AppError('stripe_busy', 'another press with an e-mail address may be under way');
  }

  async #create(
    pilot: Pilot,
    within: number,
    { email, token }: Readonly<{ email: string | undefined; token: string | undefined }>,
  ): Promise<OwnedAccount> {
    const { pilotId, request, attemptStartedAt } = pilot;
    const accounts = this.parts.accounts[request.api];
    if (Date.now() - attemptStartedAt.getTime() > accounts.keyLives)
      throw new SpentKeyError('stripe_unavailable', 'the idempotency key is older than Stripe keeps it');
    const metadata = { pilot_id: pilotId };
    const creation = {
      ...request,
      ...(email !== undefined && { email }),
      ...(token !== undefined && { token }),
    };
    const accountId = await accounts.create(creation, metadata, idempotencyKey(pilot), within);
    return this.parts.pilots.setAccount(pilotId, accountId);
  }
}

/** What Stripe takes instead of what it has just refused; undefined where it said nothing of that. */
function otherRequestAfter(error: unknown, { request: sent, emailWanted }: Pilot, request: AccountRequest) {
  const both = withCardPayments(error, sent);
  if (both) return { request: { ...request, requested: both.requested }, emailWanted };
  if (error instanceof EmailWantedError && !emailWanted) return { request, emailWanted: true };
  return undefined;
}

/** The same request with card payments too, where Stripe has refused transfers alone, and the platform allows for it. */
export function withCardPayments(error: unknown, request: AccountRequest): AccountRequest | undefined {
  if (!(error instanceof TransfersAloneError) || request.requested !== 'either') return undefined;
  log('info', 'transfers_alone_refused', { reason: `${error.message} Asking for card payments too.` });
  return { ...request, requested: 'both' };
}

function mayPass(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'stripe_unavailable' || error.code === 'stripe_busy');
}
