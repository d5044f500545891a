import type Stripe from 'stripe';
import { accountV1 } from './accounts/v1-object';
import type { ApiContext } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/account', ['Accounts', 'AccountRetrieveCurrentParams'], retrieveOwnAccount),
];

/** What an account tells of itself that others can't see. */
type OwnAccount = Pick<
  Stripe.Account,
  'id' | 'object' | 'country' | 'charges_enabled' | 'payouts_enabled'
> & {
  details_submitted: boolean;
  settings: { branding: Stripe.Account.Settings.Branding };
};

function retrieveOwnAccount({ state, platform, account, now }: ApiContext): OwnAccount | Stripe.Account {
  if (account) return accountV1(account, now);
  return {
    id: `acct_${platform}`,
    object: 'account',
    country: 'US',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    settings: { branding: state.platform.branding },
  };
}
