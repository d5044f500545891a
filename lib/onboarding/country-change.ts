import type { AccountsByApi, OwnedAccount } from '../accounts/account';
import type { Countries } from '../accounts/countries';
import type { StandingKind } from '../accounts/standing';
import type { States } from '../accounts/states';
import type { Sync } from '../accounts/sync';
import { AppError, asAppError, type ErrorCode } from '../errors';
import { log } from '../log';
import type { AccountRequest } from '../platform/choices';
import { ANSWER_WITHIN } from '../stripe';
import { isRefusal, SpentKeyError } from '../stripe-errors';
import { type AccountOpening, withCardPayments } from './open-account';
import type { Pilot, Pilots } from './pilots';

type Parts = Readonly<{
  accounts: AccountsByApi;
  countries: Countries;
  pilots: Pilots;
  states: States;
  sync: Sync;
  opening: AccountOpening;
}>;

/** Why an account that is not unfinished stays where it is. */
const STAYS: Readonly<Partial<Record<StandingKind, ErrorCode>>> = {
  disconnected: 'account_disconnected',
  rejected_by_stripe: 'account_rejected',
  rejected_by_platform: 'account_rejected',
};

/** A pilot who began in the wrong country: until they have submitted their details there is a way out of it. */
export class CountryChange {
  constructor(private readonly parts: Parts) {}

  /**
   * Moves an account to another country. Where Stripe can't, another one is opened there, and takes its place once it is
   * there; the old one is kept as history, and closed where Stripe allows. Gives the ID of the account that the pilot has
   * then. Throws `country_not_served`, and all that Stripe refuses, with nothing changed, and `country_fixed` once the
   * details are submitted. Stopped in the middle, it is finished by asking for the same again.
   */
  async move(account: OwnedAccount, country: string): Promise<string> {
    // Through v2 the row may say less than Stripe, if a process ended in the middle: there Stripe is asked again.
    if (country === account.country && account.api === 'v1') return account.id;
    const { countries, pilots } = this.parts;
    const deadline = Date.now() + ANSWER_WITHIN;
    const pilot = await pilots.withAccount(account);
    const requested = await countries.requestedIn(country, account.choices);
    await this.#checkUnfinished(account, deadline);
    const request = { ...pilot.request, country, requested };
    if (isSameAgreement(pilot, request) && (await this.#moveInPlace(account, country))) return account.id;
    if (country === account.country) return account.id;
    const opened = await this.#openThere(pilot, request, deadline);
    // While it was opened, its pilot may have gone to the end of the form.
    await this.#checkUnfinished(account, deadline);
    if (!(await pilots.replaceAccount(pilot, opened, request)))
      throw new AppError('account_left', 'the pilot has left the account meanwhile');
    await this.parts.accounts[account.api].close(account.id).catch(logFailure(account));
    return opened;
  }

  async #checkUnfinished(account: OwnedAccount, deadline: number): Promise<void> {
    const { standing } = await this.parts.sync.refetch(account, deadline - Date.now());
    if (standing.kind === 'unfinished') return;
    const code = STAYS[standing.kind] ?? 'country_fixed';
    throw new AppError(code, `the account is ${standing.kind}: its country stays`);
  }

  /** False where the account has to stay in its country. */
  async #moveInPlace(account: OwnedAccount, country: string): Promise<boolean> {
    const { accounts, pilots, states, sync } = this.parts;
    try {
      if (!(await accounts[account.api].setCountry(account, country))) return false;
    } catch (error) {
      if (asAppError(error).code !== 'stripe_refused') throw error;
      logFailure(account)(error);
      return false;
    }
    await pilots.setCountry(account, country);
    await states.forgetAskedFor(account);
    await sync.refetch(account).catch(logFailure(account));
    return true;
  }

  /** Under a key of its own for each country: asked for again, it is the same account. */
  async #openThere(pilot: Pilot, request: AccountRequest, deadline: number): Promise<string> {
    const { pilotId, attempt } = pilot;
    const key = `pilot-${pilotId}-${attempt}-${request.country}-${request.requested}`;
    try {
      const { accounts } = this.parts;
      return await accounts[request.api].create(request, { pilot_id: pilotId }, key, deadline - Date.now());
    } catch (error) {
      const both = withCardPayments(error, request);
      if (both) return this.#openThere(pilot, both, deadline);
      if (error instanceof SpentKeyError) {
        const found = await this.parts.opening.findLost(pilot, deadline - Date.now(), key);
        if (found) return found;
      }
      if (error instanceof SpentKeyError || isRefusal(error)) await this.parts.pilots.leaveKey(pilot);
      throw error;
    }
  }
}

/** The service agreement that an account was opened for can't be changed. */
function isSameAgreement({ request }: Pilot, { requested }: AccountRequest): boolean {
  return (request.requested === 'recipient') === (requested === 'recipient');
}

function logFailure({ id }: OwnedAccount) {
  return (error: unknown): void => {
    const { code, message } = asAppError(error);
    log('error', 'country_change', { accountId: id, code, reason: message });
  };
}
