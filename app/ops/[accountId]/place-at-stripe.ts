import type { Config } from '@/lib/config';

/** Where Stripe shows an account to the platform’s people. Another Stripe has no Dashboard, but a first page. */
export function placeAtStripe(
  accountId: string,
  { stripe, livemode }: Pick<Config, 'stripe' | 'livemode'>,
): { href: string; name: string } {
  if (stripe.apiBase) return { href: stripe.apiBase.href, name: 'Open this app’s Stripe' };
  const mode = livemode ? '' : 'test/';
  return {
    href: `https://dashboard.stripe.com/${mode}connect/accounts/${accountId}`,
    name: 'Open it in Stripe’s Dashboard',
  };
}
