import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readKey } from '../../api/authenticate';
import { newId } from '../../ids';
import type { VisitRecord } from '../../model/links';
import { type EmbeddedComponent, embeddedComponents, inTheApi } from '../../model/sessions';
import { stateOf } from '../../model/verification';
import type { State } from '../../state';
import { pageNotFound } from '../html';
import type { Reply } from '../reply';
import { screens } from '../screens';
import { serveScreen } from '../serve';
import { CONNECT_JS } from './address';
import { agentPage, exitPage, failed, pages, signedInPage, signInPage, waitingPage } from './pages';

/** What runs in browsers, as it is written. */
const scripts: Readonly<Record<string, string>> = {
  [CONNECT_JS]: 'connect.mjs',
  '/connect/agent.js': 'agent.mjs',
  '/connect/frame.js': 'frame.mjs',
};

const Claim = z.object({ secret: z.string(), publishableKey: z.string() });
const Opening = z.object({
  token: z.string(),
  component: z.enum(embeddedComponents),
  signIn: z.string(),
});

/** The components that begin with who is there, unless the platform may do without; others ask before anything is given. */
const SIGN_IN_FIRST = new Set<EmbeddedComponent>(['account-onboarding', 'account-management']);

const html = (content: string): Reply => ({ status: 200, html: content });
const json = (status: number, answer: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(answer),
});

/** What the secret of a session is taken for, once: the token that its components show. Its refusals are inferred. */
function claim(state: State, body: string): Reply {
  const asked = Claim.safeParse(Object.fromEntries(new URLSearchParams(body))).data;
  const refused = (type: string, message: string) => json(400, { error: { type, message } });
  const session = state.sessions.get(asked?.secret ?? '');
  const key = readKey(asked?.publishableKey ?? '');
  if (!key?.isPublishable)
    return refused('invalid_request_error', 'You did not provide a valid publishable API key.');
  if (!session || session.token !== null || state.clock.now >= session.expiresAt)
    return refused('authentication_error', 'The client secret is unknown, was used, or has expired.');
  if (key.platform !== session.platform || key.livemode !== session.livemode)
    return refused(
      'invalid_request_error',
      'The publishable key is not that of the account session’s platform.',
    );
  session.token = newId('acst', 32);
  return json(200, { token: session.token });
}

/** Ends the session, and whoever signed in with it. */
function logOut(state: State, body: string): Reply {
  const session = state.sessionOf(new URLSearchParams(body).get('token') ?? '');
  if (session) {
    state.sessions.delete(session.secret);
    for (const visit of state.visits.values())
      if (visit.embedded?.token === session.token) state.visits.delete(visit.id);
  }
  return json(200, { token: '' });
}

/** Begins a visit in a component's frame. Who signed in before shows so by the visit in which they did. */
function open(state: State, body: string): Reply {
  const asked = Opening.safeParse(Object.fromEntries(new URLSearchParams(body)));
  if (!asked.success) return { status: 404, html: pageNotFound() };
  const { token, component, signIn } = asked.data;
  const session = state.sessionOf(token);
  if (!session) return { redirect: '/connect/expired' };
  const features = session.components[inTheApi(component)];
  if (!features)
    return html(failed('invalid_request_error', `The session was not made for ${inTheApi(component)}.`));
  const before = state.visits.get(signIn);
  const isSignedIn = before?.signedIn === true && before.accountId === session.accountId;
  const isOpen = features.disable_stripe_user_authentication === true;
  const visit = state.newEmbeddedVisit(session, component, isSignedIn || isOpen);
  return { redirect: `/connect/v/${visit.id}` };
}

/** A component of a visit, as it is now. */
function show(state: State, visit: VisitRecord | undefined): Reply {
  const account = visit && state.accounts.get(visit.accountId);
  if (!visit?.embedded || !account) return { status: 404, html: pageNotFound() };
  const session = state.sessionOf(visit.embedded.token);
  if (!session) return { redirect: '/connect/expired' };
  if (account.disconnected || account.closed)
    return html(failed('invalid_request_error', 'The account is not connected to the platform any more.'));
  const { component } = visit.embedded;
  if (!visit.signedIn && SIGN_IN_FIRST.has(component)) return html(signInPage(visit));
  if (component === 'account-onboarding') return { redirect: `/setup/v/${visit.id}` };
  const features = session.components[inTheApi(component)] ?? {};
  return html(pages[component]({ account, visit, features, now: state.clock.now }));
}

function signIn(state: State, visit: VisitRecord | undefined, asked: Asked, name: string | undefined): Reply {
  const account = visit && state.accounts.get(visit.accountId);
  if (!account) return { status: 404, html: pageNotFound() };
  // Whom Stripe knows already gives the code alone.
  const isKnown = stateOf(account, state.clock.now).details_submitted;
  const asking = isKnown ? ['code'] : ['phone', 'code'];
  const way = {
    base: `/connect/sign-in/${visit.id}`,
    screens: screens.filter((screen) => asking.includes(screen.name)),
    isFramed: false,
    end: () => html(visit.signedIn ? signedInPage(visit.id) : exitPage()),
  };
  return serveScreen(way, state, visit, { ...asked, name });
}

type Asked = Readonly<{ method: string; path: string; body: string }>;

/** What a browser gets of Connect.js, and in the frames of its components. */
export function serveConnect(state: State, asked: Asked): Reply {
  const { path, body } = asked;
  const script = scripts[path];
  if (script) {
    const text = readFileSync(new URL(script, import.meta.url), 'utf8');
    return { status: 200, type: 'text/javascript', body: text };
  }
  const [, , what, id = '', name] = path.split('/');
  switch (what) {
    case 'agent':
      return html(agentPage);
    case 'frame':
      return html(waitingPage({ type: 'ready' }));
    case 'claim':
      return claim(state, body);
    case 'logout':
      return logOut(state, body);
    case 'open':
      return open(state, body);
    case 'v':
      return show(state, state.visits.get(id));
    case 'sign-in':
      return signIn(state, state.visits.get(id), asked, name);
    case 'exit':
      return html(exitPage());
    case 'expired':
      return html(waitingPage({ type: 'expired' }));
    default:
      return { status: 404, html: pageNotFound() };
  }
}
