import type Stripe from 'stripe';
import { currencyOf } from '../model/countries';
import { accountV1 } from './accounts/v1-object';
import type { ApiContext } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/balance', ['Balance', 'BalanceRetrieveParams'], retrieveBalance),
];

/** That of the platform, or of the account it asks for: nobody here has any money. */
function retrieveBalance({ state, account, livemode, now }: ApiContext): Stripe.Balance {
  const ofAccount = account && accountV1(account, now).default_currency;
  const currency = ofAccount ?? currencyOf(state.platform.country);
  const nothing = () => [{ amount: 0, currency, source_types: { card: 0 } }];
  return {
    object: 'balance',
    available: nothing(),
    ...(!account && { connect_reserved: [{ amount: 0, currency }] }),
    livemode,
    pending: nothing(),
  };
}
