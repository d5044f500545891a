import type { AccountRecord } from '../model/account';
import { type AccountStateName, accountStateNames, accountStates, putInto } from '../model/account-states';
import { stateOf } from '../model/verification';
import { escaped } from './html';

const MOST = 50;

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
export function accountForms(accounts: readonly AccountRecord[], opened: string | null, now: number): string {
  const shown = accounts.slice(0, MOST);
  const openId = opened ?? shown[0]?.id;
  const forms = shown.map((account) => accountForm(account, account.id === openId, now));
  const older = accounts.length - shown.length;
  return `<p>Put an account into a state, and look at what your app makes of it. Stripe tells your app as ever, by an event. The
account stays there until its pilot gives Stripe something, or until you take it back.</p>
${forms.join('\n') || '<p>There is none yet: open one in your app, then load this page again.</p>'}
${older > 0 ? `<p>${older} older ones are not shown.</p>` : ''}`;
}
