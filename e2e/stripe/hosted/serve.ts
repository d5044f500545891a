import type { AccountRecord } from '../model/account';
import { textAt } from '../model/given';
import type { VisitRecord } from '../model/links';
import { factsOf, stateOf } from '../model/verification';
import type { State } from '../state';
import { pageNotFound, screenPage } from './html';
import type { Reply } from './reply';
import type { Screen } from './screen';
import { screens } from './screens';

/** The first GET spends the link, whoever makes it: a link previewer as well. */
function openLink(state: State, secret: string): Reply {
  const link = state.links.get(secret);
  if (!link) return { status: 404, html: pageNotFound() };
  const account = state.accounts.get(link.accountId);
  const usable =
    !link.spent && state.clock.now < link.expiresAt && account && canOnboard(account, state.clock.now);
  link.spent = true;
  if (!usable) return { redirect: link.refreshUrl };
  return { redirect: `/setup/v/${state.newVisit(link).id}` };
}

/** A link of an account that was disconnected, closed or rejected since leads back to the platform. */
function canOnboard(account: AccountRecord, now: number): boolean {
  const reason = stateOf(account, now).requirements.disabled_reason;
  return !account.disconnected && !account.closed && !reason?.startsWith('rejected.');
}

function firstDue(account: AccountRecord, visit: VisitRecord, now: number): Screen | undefined {
  return screens.find((screen) => screen.due(account, visit, now));
}

function leave(state: State, visit: VisitRecord, account: AccountRecord): Reply {
  visit.ended = true;
  state.tellReturned(visit, account);
  return { redirect: visit.returnUrl };
}

/** Where the pilot goes from here: the next screen that is due, or back to the platform. */
function onward(state: State, visit: VisitRecord, account: AccountRecord): Reply {
  const next = firstDue(account, visit, state.clock.now);
  return next ? { redirect: `/setup/v/${visit.id}/${next.name}` } : leave(state, visit, account);
}

function show(
  screen: Screen,
  account: AccountRecord,
  visit: VisitRecord,
  now: number,
  values: Record<string, string> = {},
  wrong = {},
): Reply {
  const fields = screen.fields(account, visit, now);
  const facts = factsOf(account);
  const known = Object.fromEntries(
    fields.map(({ name, keptAt = name, suggested }) => [
      name,
      textAt(facts, keptAt) || (suggested?.(account) ?? ''),
    ]),
  );
  return { status: 200, html: screenPage(screen, fields, { values: { ...known, ...values }, wrong }) };
}

function submit(
  state: State,
  visit: VisitRecord,
  account: AccountRecord,
  screen: Screen,
  body: string,
): Reply {
  const { action, ...typed } = Object.fromEntries(new URLSearchParams(body));
  if (action === 'later') return leave(state, visit, account);
  const { now } = state.clock;
  const fields = screen.fields(account, visit, now);
  if (action === 'test')
    return show(
      screen,
      account,
      visit,
      now,
      Object.fromEntries(fields.map(({ name, test }) => [name, test])),
    );

  const values = Object.fromEntries(fields.map(({ name }) => [name, (typed[name] ?? '').trim()]));
  const wrong = Object.fromEntries(
    fields.flatMap(({ name, label, pattern = /\S/, wrong: message }) =>
      pattern.test(values[name] ?? '') ? [] : [[name, message ?? `${label} is missing.`]],
    ),
  );
  if (Object.keys(wrong).length > 0) return show(screen, account, visit, now, values, wrong);
  screen.take(account, visit, values, now);
  return onward(state, visit, account);
}

/** What a browser gets below /setup/. */
export function serveHosted(state: State, method: string, path: string, body: string): Reply {
  const [, , kind, first = '', second] = path.split('/');
  if (kind === 's') return openLink(state, second ?? '');
  const visit = state.visits.get(first);
  const account = visit && state.accounts.get(visit.accountId);
  if (!visit || !account) return { status: 404, html: pageNotFound() };
  if (visit.ended) return { redirect: visit.refreshUrl };
  const screen = screens.find(({ name }) => name === second);
  const due = firstDue(account, visit, state.clock.now);
  // Back they may go, but not past what is still due.
  if (!screen || (due && screens.indexOf(screen) > screens.indexOf(due)))
    return onward(state, visit, account);
  return method === 'POST'
    ? submit(state, visit, account, screen, body)
    : show(screen, account, visit, state.clock.now);
}
