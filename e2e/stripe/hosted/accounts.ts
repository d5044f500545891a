import { isAccountStateName, putInto } from '../model/account-states';
import type { State } from '../state';
import { accountsPage } from './accounts-page';
import { pageNotFound } from './html';
import type { Reply } from './reply';

/** The local Stripe's own page: all accounts, and a button for each state that one can be put into. */
export function serveAccounts(state: State, method: string, search: string, body: string): Reply {
  const { now } = state.clock;
  if (method !== 'POST') {
    const opened = new URLSearchParams(search).get('account');
    return { status: 200, html: accountsPage([...state.accounts.values()].reverse(), opened, now) };
  }
  const asked = new URLSearchParams(body);
  const account = state.accounts.get(asked.get('account') ?? '');
  const name = asked.get('state') || null;
  if (!account || (name !== null && !isAccountStateName(name))) return { status: 404, html: pageNotFound() };
  putInto(account, name, now);
  return { redirect: `/?account=${account.id}#${account.id}` };
}
