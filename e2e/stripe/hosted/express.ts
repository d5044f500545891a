import type { State } from '../state';
import { escaped, page, pageNotFound } from './html';
import type { Reply } from './reply';

/** What a login link leads to, once, in the place of the Express Dashboard. */
export function serveExpress(state: State, path: string): Reply {
  const secret = path.split('/').at(-1) ?? '';
  const login = state.logins.get(secret);
  state.logins.delete(secret);
  if (!login) return { status: 404, html: pageNotFound() };
  const id = escaped(login.accountId);
  const back = login.redirectUrl
    ? `<p><a href="${escaped(login.redirectUrl)}">Back to the platform</a></p>`
    : '';
  return {
    status: 200,
    html: page(
      'Express Dashboard',
      `<h1>Express Dashboard</h1><p>Stripe would show ${id} its payouts here.</p>${back}`,
    ),
  };
}
