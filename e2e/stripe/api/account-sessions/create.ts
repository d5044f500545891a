import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../../ids';
import { accountOfV1 } from '../accounts/find';
import { requireSiteLinks } from '../accounts/site-links';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { AskedComponents, enabledIn, sessionComponents } from './components';
import { refusedComponents } from './refusals';

export const routes: readonly Route[] = [
  route('POST /v1/account_sessions', ['AccountSessions', 'AccountSessionCreateParams'], createAccountSession),
];

/** How long a session can be begun, in seconds: inferred. */
const SESSION_SECONDS = 60 * 60;

const SessionParameters = z.object({ account: z.string(), components: AskedComponents });

function createAccountSession(context: ApiContext, parameters: Parameters): Stripe.AccountSession {
  const { account: id, components } = SessionParameters.parse(parameters);
  const account = accountOfV1(context, id);
  const all = sessionComponents(components, account.controller);
  const refused = refusedComponents(components, all, account.controller);
  if (refused) throw refused;
  requireSiteLinks(context, account);
  account.onboardingBegun = true;
  const { platform, livemode, now, state } = context;
  const session = {
    secret: newId('accs_secret_', 47),
    token: null,
    accountId: account.id,
    platform,
    livemode,
    components: enabledIn(all),
    expiresAt: now + SESSION_SECONDS,
  };
  state.sessions.set(session.secret, session);
  return {
    object: 'account_session',
    account: account.id,
    client_secret: session.secret,
    components: all,
    expires_at: session.expiresAt,
    livemode,
  };
}
