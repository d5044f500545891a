import type { AccountRecord } from './model/account';
import { configurationsOf } from './model/configurations';

/** An account as a file of before Accounts v2 may hold it. */
type Newer = 'madeThrough' | 'phone' | 'displayName' | 'configurations' | 'closed';
export type KeptAccount = Omit<AccountRecord, Newer> & Partial<Pick<AccountRecord, Newer>>;

/** With what is known of it today. */
export function accountFrom(account: KeptAccount): AccountRecord {
  return {
    madeThrough: 'v1',
    phone: null,
    displayName: null,
    configurations: configurationsOf(account.capabilities),
    closed: false,
    ...account,
  };
}
