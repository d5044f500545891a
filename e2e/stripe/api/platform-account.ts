import type Stripe from 'stripe';
import { ownAccount } from './accounts/own-account';
import { accountV1 } from './accounts/v1-object';
import type { ApiContext } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/account', ['Accounts', 'AccountRetrieveCurrentParams'], retrieveCurrentAccount),
];

function retrieveCurrentAccount(context: ApiContext): Stripe.Account {
  return context.account ? accountV1(context.account, context.now) : ownAccount(context);
}
