import type Stripe from 'stripe';
import type { ApiContext } from './context';
import type { Route } from './route';

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/v1\/account$/,
    parameters: ['Accounts', 'AccountRetrieveCurrentParams'],
    handle: retrievePlatformAccount,
  },
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
    country: 'US',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    settings: { branding: state.platform.branding },
  };
}
