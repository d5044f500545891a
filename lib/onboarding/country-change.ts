import type { AccountsByApi, OwnedAccount } from '../accounts/account';
import type { Countries } from '../accounts/countries';
import type { States } from '../accounts/states';
import type { Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import { ANSWER_WITHIN } from '../stripe';
import type { AccountOpening } from './open-account';
import type { Pilot, Pilots } from './pilots';

type Parts = Readonly<{
  accounts: AccountsByApi;
  countries: Countries;
  pilots: Pilots;
  states: States;
  sync: Sync;
  opening: AccountOpening;
}>;

/** A pilot who began in the wrong country: until they have submitted their details there is a way out of it. */
export class CountryChange {
  constructor(private readonly parts: Parts) {}

  /**
   * Moves an account to another country. Where Stripe can't, its pilot leaves it and has another one opened there; the old
   * one is kept as history, and closed where Stripe allows. Gives the ID of the account that the pilot has then. Throws
   * `country_not_served` before anything is changed, and `country_fixed` once the details are submitted.
   */
  async move(account: OwnedAccount, country: string): Promise<string> {
    if (country === account.country) return account.id;
    const { countries, pilots, states, sync } = this.parts;
    const deadline = Date.now() + ANSWER_WITHIN;
    const pilot = await pilots.withAccount(account);
    const requested = await countries.requestedIn(country, account.choices);
    const { standing } = await sync.refetch(account, ANSWER_WITHIN / 2);
    if (standing.kind !== 'unfinished')
      throw new AppError('country_fixed', `the account is ${standing.kind}: its country stays`);
    const request = { ...pilot.request, country, requested };
    if (isSameAgreement(pilot, requested) && (await this.#moveInPlace(account, country))) {
      await pilots.setCountry(account, country);
      await states.forgetAskedFor(account);
      await sync.refetch(account).catch(logFailure(account));
      return account.id;
    }
    const leave = { pilotId: pilot.pilotId, leaving: account.id, standing: standing.kind };
    if (!(await pilots.startAgain(leave, request)))
      throw new AppError('account_left', 'the pilot has left the account meanwhile');
    const { account: opened } = await this.parts.opening.open(pilot.pilotId, request, deadline);
    await this.#close(account).catch(logFailure(account));
    return opened.id;
  }

  /** False where the account has to stay in its country. */
  async #moveInPlace(account: OwnedAccount, country: string): Promise<boolean> {
    try {
      return await this.parts.accounts[account.api].setCountry(account, country);
    } catch (error) {
      if (asAppError(error).code !== 'stripe_refused') throw error;
      logFailure(account)(error);
      return false;
    }
  }

  /** Not where its pilot has finished it after all, in another tab. */
  async #close(account: OwnedAccount): Promise<void> {
    const accounts = this.parts.accounts[account.api];
    if ((await accounts.retrieve(account)).detailsSubmitted)
      throw new AppError('country_fixed', 'its pilot submitted it meanwhile: it is not closed');
    await accounts.close(account.id);
  }
}

/** The service agreement that an account was opened for can't be changed. */
function isSameAgreement({ request }: Pilot, requested: Pilot['request']['requested']): boolean {
  return (request.requested === 'recipient') === (requested === 'recipient');
}

function logFailure({ id }: OwnedAccount) {
  return (error: unknown): void => {
    const { code, message } = asAppError(error);
    log('error', 'country_change', { accountId: id, code, reason: message });
  };
}
