import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
type KeptAccount = Omit<AccountRecord, Newer> & Partial<Pick<AccountRecord, Newer>>;

/** The file that holds the accounts across restarts. */
export class AccountsFile {
  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
  }

  /** None where there is no such file yet, or it can't be read. */
  read(): AccountRecord[] {
    let kept: { accounts: KeptAccount[] };
    try {
      kept = JSON.parse(readFileSync(this.path, 'utf8'));
    } catch {
      return [];
    }
    return kept.accounts.map((account) => ({
      madeThrough: 'v1',
      phone: null,
      displayName: null,
      configurations: configurationsOf(account.capabilities),
      closed: false,
      formerType: null,
      externalAccounts: [],
      onboardingBegun: false,
      ...account,
      given: nested(account.given),
    }));
  }

  write(accounts: Iterable<AccountRecord>): void {
    writeFileSync(`${this.path}.new`, JSON.stringify({ accounts: [...accounts] }));
    renameSync(`${this.path}.new`, this.path);
  }
}

/** A file of before kept what was given flat, by the names of requirements. */
function nested(given: Given): Given {
  return Object.entries(given).reduce((tree, [name, value]) => merged(tree, placed(name, value)), {});
}
