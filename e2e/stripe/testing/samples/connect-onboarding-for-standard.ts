import type Stripe from 'stripe';

// What https://github.com/stripe-samples/connect-onboarding-for-standard asks of Stripe: server/node/server.js, and
// server/nextjs with the latter version.
export const versions = ['2020-08-27', '2025-12-15.clover'];

export async function onboardUser(stripe: Stripe, origin: string) {
  const account = await stripe.accounts.create({ type: 'standard' });
  return { account, accountLink: await refresh(stripe, account.id, origin) };
}

export function refresh(stripe: Stripe, accountID: string, origin: string) {
  return stripe.accountLinks.create({
    type: 'account_onboarding',
    account: accountID,
    refresh_url: `${origin}/onboard-user/refresh`,
    return_url: `${origin}/success.html`,
  });
}
