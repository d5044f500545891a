import type Stripe from 'stripe';
import type { ApiContext } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/account', ['Accounts', 'AccountRetrieveCurrentParams'], retrievePlatformAccount),
];

/** What an account tells of itself that others can't see. */
type OwnAccount = Pick<
  Stripe.Account,
  'id' | 'object' | 'country' | 'charges_enabled' | 'payouts_enabled'
> & {
  details_submitted: boolean;
  settings: { branding: Stripe.Account.Settings.Branding };
};

function retrievePlatformAccount({ state, platform }: ApiContext): OwnAccount {
  return {
    id: `acct_${platform}`,
    object: 'account',
    country: state.platform.country,
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    settings: { branding: state.platform.branding },
  };
}
