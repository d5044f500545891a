import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors';
import { newId } from '../ids';
import { stateOf } from '../model/verification';
import { type Schema, withField } from '../parameters/schema';
import { redirectUrl } from './account-links/redirect-url';
import { accountOfV1 } from './accounts/find';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';
import { isFrom } from './version';

export const routes: readonly Route[] = [
  route(
    'POST /v1/accounts/:id/login_links',
    ['Accounts', 'AccountCreateLoginLinkParams'],
    createLoginLink,
    undefined,
    withRedirectUrl,
  ),
];

/** A link once said where its Dashboard leads who logs out. Rocket Rides does so in 2022-08-01; until when is inferred. */
function withRedirectUrl(schema: Schema, version: string): Schema {
  const field = { schema: { kind: 'string' }, required: false } as const;
  return isFrom(version, '2022-11-15') ? schema : withField(schema, ['redirect_url'], field);
}

const LoginParameters = z.object({ redirect_url: z.string().optional() });

function createLoginLink(context: ApiContext, parameters: Parameters, accountId: string): Stripe.LoginLink {
  const { redirect_url } = LoginParameters.parse(parameters);
  const account = accountOfV1(context, accountId);
  if (account.controller.dashboard !== 'express')
    throw invalidRequest(
      `Cannot create an edit link for the account ${account.id}, which does not have access to the Express Dashboard.`,
    );
  if (!stateOf(account, context.now).details_submitted)
    throw invalidRequest('Cannot create a login link for an account that has not completed onboarding.');
  const secret = newId('login', 24);
  context.state.logins.set(secret, {
    accountId: account.id,
    redirectUrl: redirect_url && redirectUrl('redirect_url', redirect_url, context.livemode),
  });
  return {
    object: 'login_link',
    created: context.now,
    url: `${context.origin}/express/${account.id}/${secret}`,
  };
}
