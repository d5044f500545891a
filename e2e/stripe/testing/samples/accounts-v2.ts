import type Stripe from 'stripe';

// What Stripe's guides to Accounts v2 for platforms ask, by the many public copies of them.

export function account(stripe: Stripe) {
  return stripe.v2.core.accounts.create({
    display_name: 'Furever',
    contact_email: 'furever@example.com',
    identity: { country: 'us' },
    dashboard: 'full',
    defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    configuration: {
      customer: {},
      merchant: { capabilities: { card_payments: { requested: true } } },
    },
  });
}

/** `purpose` is what versions before 2026-09-30.endive also ask for. */
export function accountLink(
  stripe: Stripe,
  account: string,
  purpose: { configurations?: readonly string[] },
) {
  const flow = {
    ...purpose,
    refresh_url: 'https://example.com/reauth',
    return_url: 'https://example.com/return',
  };
  return stripe.v2.core.accountLinks.create({
    account,
    use_case: { type: 'account_onboarding', account_onboarding: flow },
  });
}

export function status(stripe: Stripe, account: string) {
  return stripe.v2.core.accounts.retrieve(account, { include: ['configuration.merchant', 'requirements'] });
}
