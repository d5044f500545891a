import { isAccountStateName, putInto } from '../model/account-states';
import type { State } from '../state';
import { accountForms } from './account-forms';
import { eventList } from './event-list';
import { page, pageNotFound } from './html';
import type { Reply } from './reply';
import { requestTable } from './request-table';

const STYLE = `
  body { max-width: 62rem; }
  nav { margin-top: .75rem; }
  nav a { margin-right: 1rem; display: inline-block; padding: .25rem 0; }
  h2 { margin-top: 2.5rem; }
  details { margin-top: .75rem; padding: 0 1rem; border: 1px solid #8888; border-radius: .5rem; }
  summary { padding: .75rem 0; cursor: pointer; overflow-wrap: anywhere; }
  small, pre, table { font-size: .875rem; overflow-wrap: anywhere; }
  pre { white-space: pre-wrap; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #8888; }
  th, td:not(:nth-child(2)) { overflow-wrap: normal; }
  .told { font-size: .875rem; overflow-wrap: anywhere; }
  form { padding-bottom: 1rem; }
  .states { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 45%), 1fr)); gap: .5rem; }
  .states button { margin: 0; }
  form button { border: 1px solid #8888; border-radius: .5rem; }
  [aria-current] { outline: 2px solid; font-weight: 600; }`;

/** The local Stripe's own page: what it knows, and a button for each state that an account can be put into. */
export function serveOwnPage(state: State, method: string, search: string, body: string): Reply {
  return method === 'POST' ? putAccount(state, body) : { status: 200, html: ownPage(state, search) };
}

function putAccount(state: State, body: string): Reply {
  const asked = new URLSearchParams(body);
  const account = state.accounts.get(asked.get('account') ?? '');
  const name = asked.get('state') || null;
  if (!account || (name !== null && !isAccountStateName(name))) return { status: 404, html: pageNotFound() };
  putInto(account, name, state.clock.now);
  return { redirect: `/?account=${account.id}#${account.id}` };
}

function ownPage({ accounts, events, log, clock }: State, search: string): string {
  const opened = new URLSearchParams(search).get('account');
  const sections = [
    ['Accounts', accountForms([...accounts.values()].reverse(), opened, clock.now)],
    ['Events', eventList(events.newestFirst(clock.now))],
    ['Requests', requestTable(log.entries)],
  ] as const;
  return page(
    sections.map(([title]) => title).join(', '),
    `<h1>A local Stripe</h1>
<nav aria-label="On this page">${sections.map(([title]) => `<a href="#${title.toLowerCase()}">${title}</a>`).join('\n')}</nav>
${sections.map(([title, content]) => `<section><h2 id="${title.toLowerCase()}">${title}</h2>\n${content}</section>`).join('\n')}`,
    { style: STYLE },
  );
}
