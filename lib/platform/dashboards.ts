/** Where the owner of an account with the full Dashboard signs in to it. Another Stripe has its own page. */
export function fullDashboard(apiBase: URL | undefined): string {
  return apiBase?.origin ?? 'https://dashboard.stripe.com/';
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
