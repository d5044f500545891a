import type { AccountRecord } from './account';
import { type Given, valueAt } from './given';
import { personsOf, representativeOf } from './persons';
import {
  alternativeForPlatform,
  namesForPlatform,
  namesForPlatformEventually,
} from './platform-requirements';
import { alternativeTo, neededEventually, neededNames } from './requirements-by-country';

export function isCollectedByPlatform({ controller }: Pick<AccountRecord, 'controller'>): boolean {
  return controller.requirementCollection === 'application';
}

/** All that an account is asked for at first, given or not. */
export function askedAtFirst(account: AccountRecord): readonly string[] {
  return isCollectedByPlatform(account) ? namesForPlatform(account) : neededNames(account);
}

/** What may be given in the place of a requirement. */
export function alternativeOf(name: string, account: AccountRecord): string | undefined {
  return isCollectedByPlatform(account)
    ? alternativeForPlatform(name, account.country)
    : alternativeTo(name, account);
}

/** What there is of an account, by the names of the requirements that it meets. */
export function factsOf(account: AccountRecord): Given {
  const { given, businessType, externalAccounts } = account;
  const representative = given.individual ?? representativeOf(account)?.given;
  return {
    ...given,
    ...Object.fromEntries(personsOf(account).map((person) => [person.id, person.given])),
    ...(representative !== undefined && { representative }),
    ...(businessType && { business_type: businessType }),
    ...(externalAccounts.length > 0 && { external_account: true }),
  };
}

function notGiven(account: AccountRecord, names: readonly string[]): string[] {
  const facts = factsOf(account);
  // That all owners are named can be said, and taken back.
  const isThere = (name: string | undefined) => {
    const value = name === undefined ? undefined : valueAt(facts, name);
    return value !== undefined && value !== false;
  };
  const isUnseen = (name: string) => name === 'business_profile.url' && account.urlIsUnseen === true;
  // That the whole number will do for its last digits is inferred.
  const whole = (name: string) =>
    isCollectedByPlatform(account) && name.endsWith('.ssn_last_4')
      ? name.replace(/ssn_last_4$/, 'id_number')
      : undefined;
  return names.filter(
    (name) =>
      (!isThere(name) || isUnseen(name)) && !isThere(whole(name)) && !isThere(alternativeOf(name, account)),
  );
}

/** What an account has not given yet, before Stripe verifies anything. */
export function missingAtFirst(account: AccountRecord): string[] {
  return notGiven(account, askedAtFirst(account));
}

/** What an account has not given yet that Stripe will want one day. */
export function missingEventually(account: AccountRecord): string[] {
  return notGiven(
    account,
    isCollectedByPlatform(account) ? namesForPlatformEventually(account) : neededEventually(account),
  );
}
