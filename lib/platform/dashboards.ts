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

/** Where the platform's people read what was asked of Stripe, and what it answered. */
export function requestAtStripe(
  {
    stripe: { apiBase },
    livemode,
  }: Readonly<{ stripe: Readonly<{ apiBase: URL | undefined }>; livemode: boolean }>,
  requestId: string,
): string {
  return apiBase?.href ?? `https://dashboard.stripe.com/${livemode ? '' : 'test/'}logs/${requestId}`;
}

/** Where the platform's people see one of its accounts, or without an ID all of them. */
export function placeAtStripe(
  { apiBase, livemode }: Readonly<{ apiBase: URL | undefined; livemode: boolean }>,
  accountId = 'overview',
): string {
  const mode = livemode ? '' : 'test/';
  // Another Stripe has no Dashboard, but a first page.
  return apiBase?.href ?? `https://dashboard.stripe.com/${mode}connect/accounts/${accountId}`;
}
