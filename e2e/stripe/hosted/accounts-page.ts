import type { AccountRecord } from '../model/account';
import { type AccountStateName, accountStateNames, accountStates, putInto } from '../model/account-states';
import { stateOf } from '../model/verification';
import { escaped, page } from './html';

const MOST = 50;

const STYLE = `
  body { max-width: 62rem; }
  details { margin-top: .75rem; padding: 0 1rem; border: 1px solid #8888; border-radius: .5rem; }
  summary { padding: .75rem 0; cursor: pointer; overflow-wrap: anywhere; }
  .told { font-size: .875rem; overflow-wrap: anywhere; }
  form { padding-bottom: 1rem; }
  .states { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 45%), 1fr)); gap: .5rem; }
  .states button { margin: 0; }
  form button { border: 1px solid #8888; border-radius: .5rem; }
  [aria-current] { outline: 2px solid; font-weight: 600; }`;

/** What the API tells of an account, a line for each thing. */
function toldOf(account: AccountRecord, now: number): string[] {
  if (account.disconnected) return ['disconnected: true'];
  if (account.closed) return ['closed: true'];
  const { requirements, ...enabled } = stateOf(account, now);
  const { disabled_reason, currently_due } = requirements;
  return [
    ...Object.entries(enabled).map(([name, value]) => `${name}: ${value}`),
    ...(disabled_reason ? [`disabled_reason: ${disabled_reason}`] : []),
    ...(currently_due?.length ? [`currently_due: ${currently_due.join(', ')}`] : []),
  ];
}

/** The state that an account is in, put there or not: all but what is due, and until when, is as it is there. */
function stateNameOf(account: AccountRecord, now: number): AccountStateName | undefined {
  const signs = (of: AccountRecord) =>
    toldOf(of, now)
      .map((line) => line.replace(/^(currently_due).*/, '$1'))
      .join();
  return accountStateNames.find((name) => {
    const there = { ...account };
    putInto(there, name, now);
    return signs(there) === signs(account);
  });
}

function accountForm(account: AccountRecord, isOpen: boolean, now: number): string {
  const id = escaped(account.id);
  const told = toldOf(account, now).map(escaped);
  const current = stateNameOf(account, now);
  const buttons = accountStateNames.map(
    (name) =>
      `<button name="state" value="${name}"${name === current ? ' aria-current="true"' : ''}>${accountStates[name].title}</button>`,
  );
  return `<details id="${id}"${isOpen ? ' open' : ''}>
<summary><strong>${id}</strong> – ${current ? accountStates[current].title : told.join(', ')}</summary>
<p class="told">${told.join('<br>')}</p>
<form method="post">
<input type="hidden" name="account" value="${id}">
<p id="${id}-put">Put it there:</p>
<div class="states" role="group" aria-labelledby="${id}-put">
${buttons.join('\n')}
</div>
<button name="state" value="">As Stripe would have it</button>
</form>
</details>`;
}

/** Of the first accounts given; the form of `opened` is open, or else the first. */
export function accountsPage(accounts: readonly AccountRecord[], opened: string | null, now: number): string {
  const shown = accounts.slice(0, MOST);
  const openId = opened ?? shown[0]?.id;
  const forms = shown.map((account) => accountForm(account, account.id === openId, now));
  const older = accounts.length - shown.length;
  return page(
    'Accounts',
    `<h1>Accounts</h1>
<p>Put an account into a state, and look at what your app makes of it. Stripe tells your app as ever, by an event. The
account stays there until its pilot gives Stripe something, or until you take it back.</p>
${forms.join('\n') || '<p>There is none yet: open one in your app, then load this page again.</p>'}
${older > 0 ? `<p>${older} older ones are not shown.</p>` : ''}`,
    STYLE,
  );
}
