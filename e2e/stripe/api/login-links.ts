import type Stripe from 'stripe';
import { invalidRequest } from '../errors';
import { newId } from '../ids';
import { stateOf } from '../model/verification';
import { accountOfV1 } from './accounts/find';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('POST /v1/accounts/:id/login_links', ['Accounts', 'AccountCreateLoginLinkParams'], createLoginLink),
];

/** The Express Dashboard itself is not here: what the link leads to is not found. */
function createLoginLink(context: ApiContext, _: Parameters, accountId: string): Stripe.LoginLink {
  const account = accountOfV1(context, accountId);
  if (account.controller.dashboard !== 'express')
    throw invalidRequest(
      `Cannot create an edit link for the account ${account.id}, which does not have access to the Express Dashboard.`,
    );
  if (!stateOf(account, context.now).details_submitted)
    throw invalidRequest('Cannot create a login link for an account that has not completed onboarding.');
  return {
    object: 'login_link',
    created: context.now,
    url: `${context.origin}/express/${account.id}/${newId('link', 12)}`,
  };
}
