import { payoutAccount } from '../model/external-account';
import { stateOf } from '../model/verification';
import type { State } from '../state';
import { escaped, page, pageNotFound } from './html';
import type { Reply } from './reply';

/** What a login link leads to, once, in the place of the Express Dashboard: the account's own data. */
export function serveExpress(state: State, path: string): Reply {
  const secret = path.split('/').at(-1) ?? '';
  const login = state.logins.get(secret);
  state.logins.delete(secret);
  const account = login && state.accounts.get(login.accountId);
  if (!account) return { status: 404, html: pageNotFound() };
  const bank = payoutAccount(account.externalAccounts);
  const { payouts_enabled } = stateOf(account, state.clock.now);
  const back = login.redirectUrl
    ? `<p><a href="${escaped(login.redirectUrl)}">Back to the platform</a></p>`
    : '';
  return {
    status: 200,
    html: page(
      'Express Dashboard',
      `<h1>Express Dashboard</h1>
<dl><dt>Account</dt><dd>${escaped(account.id)}</dd><dt>Payouts</dt><dd>${payouts_enabled ? 'On' : 'Off'}${bank ? `, to ••••${escaped(bank.last4)}` : ''}</dd></dl>
<p>No payouts yet.</p>${back}`,
    ),
  };
}
