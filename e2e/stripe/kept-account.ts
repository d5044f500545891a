import type { AccountRecord } from './model/account';
import { configurationsOf } from './model/configurations';
import { type Given, merged, placed } from './model/given';

/** An account as a file of before Accounts v2 may hold it. */
type Newer =
  | 'madeThrough'
  | 'phone'
  | 'displayName'
  | 'configurations'
  | 'closed'
  | 'formerType'
  | 'externalAccounts'
  | 'onboardingBegun';
export type KeptAccount = Omit<AccountRecord, Newer> & Partial<Pick<AccountRecord, Newer>>;

/** A bank account as a file of before holds it: there was one a currency. */
const theOnlyOne = { accountType: null, isDefault: true };

/** With what is known of it today. */
export function accountFrom(account: KeptAccount): AccountRecord {
  return {
    madeThrough: 'v1',
    phone: null,
    displayName: null,
    configurations: configurationsOf(account.capabilities),
    closed: false,
    formerType: null,
    onboardingBegun: false,
    ...account,
    externalAccounts: (account.externalAccounts ?? []).map((one) => ({ ...theOnlyOne, ...one })),
    given: nested(account.given),
  };
}

/** A file of before kept what was given flat, by the names of requirements. */
function nested(given: Given): Given {
  return Object.entries(given).reduce((tree, [name, value]) => merged(tree, placed(name, value)), {});
}
