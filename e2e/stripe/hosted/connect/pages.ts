import type { AccountRecord } from '../../model/account';
import { payoutAccount } from '../../model/external-account';
import { textAt } from '../../model/given';
import type { VisitRecord } from '../../model/links';
import { factsOf } from '../../model/missing';
import type { EmbeddedComponent } from '../../model/sessions';
import { stateOf } from '../../model/verification';
import { escaped, page, type Says } from '../html';

/** What a component's page is made of; `features` are those of its session. */
type Shown = Readonly<{
  account: AccountRecord;
  visit: VisitRecord;
  features: Readonly<Record<string, boolean>>;
  now: number;
}>;

const facts = (rows: readonly (readonly [name: string, value: string])[]) =>
  `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value || 'Not given')}</dd>`).join('')}</dl>`;

const framed = (title: string, content: string, says: Says = { type: 'shown' }, style = '') =>
  page(title, `<h1>${escaped(title)}</h1>${content}`, { says, style });

/** What a component shows of an account has no heading: that is the platform's. */
const ofAccount = (title: string, content: string) => page(title, content, { says: { type: 'shown' } });

/** Whether Stripe needs something of the account, which it says once the account has submitted its details. */
function isAsked({ account, now }: Shown): boolean {
  const { details_submitted, requirements } = stateOf(account, now);
  const { currently_due, past_due } = requirements;
  return details_submitted && [...(currently_due ?? []), ...(past_due ?? [])].length > 0;
}

function banner(shown: Shown): string {
  const total = Number(isAsked(shown));
  const says = { type: 'notifications', total, actionRequired: total };
  if (total === 0) return framedNothing(says);
  return framed(
    'Stripe needs more information',
    `<p>Give it to keep your account as it is.</p><p><a href="/setup/v/${shown.visit.id}">Update information</a></p>`,
    says,
    'body { padding: 1rem; border: 2px solid; border-radius: .75rem; }',
  );
}

/** A banner takes no room while it has nothing to say. */
function framedNothing(says: Says): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stripe (local)</title></head>
<body style="margin:0"><script src="/connect/frame.js" data-says="${escaped(JSON.stringify(says))}"></script></body></html>`;
}

/** It fails to render before the account has submitted its details. */
function management(shown: Shown): string {
  const { account, visit, now } = shown;
  const known = factsOf(account);
  if (!stateOf(account, now).details_submitted)
    return failed('render_error', 'The account is not onboarded.');
  const bank = account.externalAccounts.map(
    ({ currency, last4 }) => `${currency.toUpperCase()} ••••${last4}`,
  );
  const name = ['first_name', 'last_name']
    .map((part) => textAt(known, `individual.${part}`))
    .join(' ')
    .trim();
  return ofAccount(
    'Account details',
    `${facts([
      ['Account', account.id],
      ['Name', name || textAt(known, 'company.name')],
      ['E-mail address', textAt(known, 'individual.email') || (account.email ?? '')],
      ['Bank account', bank.join(', ')],
    ])}
<p><a href="/setup/v/${visit.id}/details">Edit personal details</a></p>
<p><a href="/setup/v/${visit.id}/bank">Change bank account</a></p>`,
  );
}

function payments({ account, features }: Shown): string {
  return ofAccount(
    'Payments',
    `<p>No payments yet.</p>${facts([
      ['Account', account.id],
      ['Refunds', features.refund_management ? 'Yours to give here' : 'The platform’s to give'],
      ['Disputes', features.dispute_management ? 'Yours to answer here' : 'The platform’s to answer'],
    ])}`,
  );
}

function payouts({ account, features, now }: Shown): string {
  const bank = payoutAccount(account.externalAccounts);
  return ofAccount(
    'Payouts',
    `<p>No payouts yet.</p>${facts([
      ['Payouts', stateOf(account, now).payouts_enabled ? 'On' : 'Off'],
      ['To', bank ? `••••${bank.last4}` : ''],
      ['Schedule', features.edit_payout_schedule ? 'Daily; yours to change' : 'Daily; set by the platform'],
      ['Instant payouts', features.instant_payouts ? 'Available' : 'Not available'],
    ])}`,
  );
}

function documents({ account }: Shown): string {
  return ofAccount('Documents', `<p>No tax forms or invoices yet for ${escaped(account.id)}.</p>`);
}

/** Onboarding is the hosted screens themselves. */
export const pages: Readonly<
  Record<Exclude<EmbeddedComponent, 'account-onboarding'>, (shown: Shown) => string>
> = {
  'account-management': management,
  'notification-banner': banner,
  payments,
  payouts,
  documents,
};

/** Of a component that can't be shown. */
export function failed(type: string, message: string): string {
  return framed('Something went wrong', `<p>${escaped(message)}</p>`, {
    type: 'failed',
    error: { type, message },
  });
}

/** Before all that is the account's own, Stripe signs its owner in, in a window that the pilot opens. */
export function signInPage({ id }: VisitRecord): string {
  return page(
    'Sign in to Stripe',
    `<h1>Sign in to Stripe</h1><p>To protect your details, Stripe asks who you are in a window of its own.</p>
<button class="main" id="sign-in" data-window="/connect/sign-in/${id}">Continue in a new window</button>
<p class="wrong" id="blocked" role="alert"></p>`,
    { says: { type: 'shown' } },
  );
}

/** The end of that window; the frame it was opened from is told. */
export function signedInPage(signIn: string): string {
  const told = JSON.stringify({ type: 'signed-in', signIn });
  return page(
    'Signed in',
    `<h1>Signed in</h1><p>You can close this window.</p>
<script>opener?.postMessage(${told}, origin); close();</script>`,
  );
}

/** What a frame shows until it has been told whose component it is, and when its session has expired. */
export function waitingPage(says: Says): string {
  return page('Stripe', '<h1>One moment…</h1>', { says });
}

export function exitPage(): string {
  return framed('That’s all for now', '<p>You can leave this page.</p>', { type: 'exit' });
}

export const agentPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stripe (local)</title></head>
<body><script src="/connect/agent.js"></script></body></html>`;
