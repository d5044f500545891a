import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../../ids';
import { accountOfV1 } from '../accounts/find';
import { requireSiteLinks } from '../accounts/site-links';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { AskedComponents, sessionComponents } from './components';
import { refusedComponents } from './refusals';

export const routes: readonly Route[] = [
  route('POST /v1/account_sessions', ['AccountSessions', 'AccountSessionCreateParams'], createAccountSession),
];

/** How long a session can be begun, in seconds: inferred. */
const SESSION_SECONDS = 60 * 60;

const SessionParameters = z.object({ account: z.string(), components: AskedComponents });

/** Its secret opens nothing here: the embedded components are not there. */
function createAccountSession(context: ApiContext, parameters: Parameters): Stripe.AccountSession {
  const { account: id, components } = SessionParameters.parse(parameters);
  const account = accountOfV1(context, id);
  const refused = refusedComponents(components, account.controller);
  if (refused) throw refused;
  requireSiteLinks(context, account);
  account.onboardingBegun = true;
  return {
    object: 'account_session',
    account: account.id,
    client_secret: newId('accs_secret_', 47),
    components: sessionComponents(components, account.controller),
    expires_at: context.now + SESSION_SECONDS,
    livemode: context.livemode,
  };
}
