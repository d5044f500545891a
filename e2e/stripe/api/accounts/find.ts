import { accountInvalid, accountNotFound } from '../../errors';
import type { AccountRecord } from '../../model/account';
import type { ApiContext } from '../context';

/** The newest first, closed ones included. */
export function connectedAccounts(context: ApiContext): AccountRecord[] {
  return [...context.state.accounts.values()].reverse().filter((account) => isConnected(context, account));
}

/** To v1 an account that was closed is as one disconnected. */
export function findAccountV1(context: ApiContext, accountId: string): AccountRecord | undefined {
  const account = context.state.accounts.get(accountId);
  return account && !account.closed && isConnected(context, account) ? account : undefined;
}

/** Throws v1's one answer for all accounts that are not there for this platform. */
export function accountOfV1(context: ApiContext, accountId: string): AccountRecord {
  const account = itself(context, accountId) ?? findAccountV1(context, accountId);
  if (!account) throw accountInvalid(context.secretKey, accountId);
  return account;
}

/** Closed accounts included. Throws v2's one answer for all that are not there for this platform. */
export function accountOfV2(context: ApiContext, accountId: string): AccountRecord {
  const account = itself(context, accountId) ?? findAccountV2(context, accountId);
  if (!account) throw accountNotFound(accountId);
  return account;
}

function findAccountV2(context: ApiContext, accountId: string): AccountRecord | undefined {
  const account = context.state.accounts.get(accountId);
  return account && isConnected(context, account) ? account : undefined;
}

function itself({ account }: ApiContext, accountId: string): AccountRecord | undefined {
  return account?.id === accountId ? account : undefined;
}

/** To an account that is itself connected to a platform, none is. */
function isConnected({ platform, livemode, account: asking }: ApiContext, account: AccountRecord): boolean {
  const ofPlatform = account.platform === platform && account.livemode === livemode;
  return !asking && ofPlatform && !account.disconnected;
}
