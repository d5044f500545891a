import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import type { ApiContext } from '../context';

/** Throws Stripe's 400 for a live link or session of an account that has only the platform's site to go to. */
export function requireSiteLinks({ state }: ApiContext, { livemode, controller }: AccountRecord): void {
  const { dashboard, losses } = controller;
  if (!livemode || state.platform.siteLinks || dashboard !== 'none' || losses !== 'stripe') return;
  throw invalidRequest(
    'You cannot create livemode account sessions or account links until you have supplied URLs at https://dashboard.stripe.com/settings/connect/site-links for notification banner, account management, payouts, payments, and balance.',
  );
}
