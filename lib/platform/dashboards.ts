import type { Choices } from './choices';

/** Where each kind of Dashboard is opened by its account's owner, who signs in there; `none` has none. */
const addresses: Readonly<Record<Choices['dashboard'], string | undefined>> = {
  full: 'https://dashboard.stripe.com/',
  express: 'https://connect.stripe.com/express_login',
  none: undefined,
};

/** Where the owner of an account that was opened with these choices sees their money. Another Stripe has its own page. */
export function dashboardOf({ dashboard }: Choices, apiBase: URL | undefined): string | undefined {
  const address = addresses[dashboard];
  return address && apiBase ? apiBase.origin : address;
}
