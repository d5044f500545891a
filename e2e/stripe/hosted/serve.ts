import type { AccountRecord } from '../model/account';
import { textAt } from '../model/given';
import type { VisitRecord } from '../model/links';
import { factsOf } from '../model/missing';
import { stateOf } from '../model/verification';
import type { State } from '../state';
import { signInPage } from './connect/pages';
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

/** A way through screens: where they are, which they are, and what comes when none is due any more. */
export type Way = Readonly<{
  base: string;
  screens: readonly Screen[];
  /** Whether it is in a component's frame, and tells the platform's page where the pilot is. */
  isFramed: boolean;
  end: (state: State, visit: VisitRecord, account: AccountRecord) => Reply;
}>;

function firstDue({ screens }: Way, account: AccountRecord, visit: VisitRecord, now: number) {
  return screens.find((screen) => screen.due(account, visit, now));
}

function leave(state: State, visit: VisitRecord, account: AccountRecord): Reply {
  visit.ended = true;
  state.tellReturned(visit, account);
  return { redirect: visit.returnUrl };
}

/** Where the pilot goes from here: the next screen that is due, or back to the platform. */
function onward(way: Way, state: State, visit: VisitRecord, account: AccountRecord): Reply {
  const next = firstDue(way, account, visit, state.clock.now);
  return next ? { redirect: `${way.base}/${next.name}` } : way.end(state, visit, account);
}

function show(
  { isFramed }: Way,
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
  const says = isFramed ? { type: 'step', step: screen.name } : undefined;
  return { status: 200, html: screenPage(screen, fields, { values: { ...known, ...values }, wrong }, says) };
}

function submit(
  way: Way,
  state: State,
  visit: VisitRecord,
  account: AccountRecord,
  screen: Screen,
  body: string,
): Reply {
  const { action, ...typed } = Object.fromEntries(new URLSearchParams(body));
  if (action === 'later') return way.end(state, visit, account);
  const { now } = state.clock;
  const fields = screen.fields(account, visit, now);
  if (action === 'test')
    return show(
      way,
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
  if (Object.keys(wrong).length > 0) return show(way, screen, account, visit, now, values, wrong);
  screen.take(account, visit, values, now);
  return onward(way, state, visit, account);
}

/** What a browser gets on its way, at the screen of that name. */
export function serveScreen(
  way: Way,
  state: State,
  visit: VisitRecord,
  asked: Readonly<{ method: string; name: string | undefined; body: string }>,
): Reply {
  const account = state.accounts.get(visit.accountId);
  if (!account) return { status: 404, html: pageNotFound() };
  const screen = way.screens.find(({ name }) => name === asked.name);
  const due = firstDue(way, account, visit, state.clock.now);
  // Back they may go, but not past what is still due.
  if (!screen || (due && way.screens.indexOf(screen) > way.screens.indexOf(due)))
    return onward(way, state, visit, account);
  return asked.method === 'POST'
    ? submit(way, state, visit, account, screen, asked.body)
    : show(way, screen, account, visit, state.clock.now);
}

/** What a browser gets below /setup/. */
export function serveHosted(state: State, method: string, path: string, body: string): Reply {
  const [, , kind, first = '', name] = path.split('/');
  if (kind === 's') return openLink(state, name ?? '');
  const visit = state.visits.get(first);
  if (!visit) return { status: 404, html: pageNotFound() };
  if (visit.ended || isExpired(state, visit)) return { redirect: visit.refreshUrl };
  // Within a platform's page the code comes in a window of its own, before anything is given.
  if (visit.embedded && !visit.signedIn) return { status: 200, html: signInPage(visit) };
  const isFramed = visit.embedded !== null;
  const way = { base: `/setup/v/${visit.id}`, screens, isFramed, end: isFramed ? backToComponent : leave };
  return serveScreen(way, state, visit, { method, name, body });
}

/** Whether the session is over whose component the visit is in. */
function isExpired(state: State, { embedded }: VisitRecord): boolean {
  return embedded !== null && state.sessionOf(embedded.token) === undefined;
}

/** Who gives something within another component goes on there; onboarding ends. */
function backToComponent(state: State, visit: VisitRecord, account: AccountRecord): Reply {
  if (visit.embedded?.component === 'account-onboarding') return leave(state, visit, account);
  return { redirect: `/connect/v/${visit.id}` };
}
