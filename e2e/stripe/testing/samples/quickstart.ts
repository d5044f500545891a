import type Stripe from 'stripe';

// What the sample of https://docs.stripe.com/connect/onboarding/quickstart asks of Stripe, by what is chosen on that page.

export function account(stripe: Stripe) {
  return stripe.accounts.create({});
}

export function accountWithExpressDashboard(stripe: Stripe) {
  return stripe.accounts.create({
    controller: {
      stripe_dashboard: { type: 'express' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
    },
  });
}

export function accountWithoutDashboard(stripe: Stripe) {
  return stripe.accounts.create({
    controller: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
    },
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    country: 'US',
  });
}

export function accountLink(stripe: Stripe, account: string, origin: string) {
  return stripe.accountLinks.create({
    account,
    return_url: `${origin}/return/${account}`,
    refresh_url: `${origin}/refresh/${account}`,
    type: 'account_onboarding',
  });
}

export function accountSession(stripe: Stripe, account: string) {
  return stripe.accountSessions.create({
    account,
    components: {
      account_onboarding: { enabled: true },
      account_management: { enabled: true },
      notification_banner: { enabled: true },
    },
  });
}

/** Where the platform collects what Stripe asks. */
export function update(stripe: Stripe, account: string) {
  return stripe.accounts.update(account, { business_type: 'individual' });
}
