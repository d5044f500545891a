import type Stripe from 'stripe';

// The examples of Stripe's reference, as the quickstart's v2 form asks it too:
// https://docs.stripe.com/api/v2/core/accounts/create and https://docs.stripe.com/api/v2/core/account-links/create.

export function account(stripe: Stripe) {
  return stripe.v2.core.accounts.create({
    contact_email: 'furever@example.com',
    display_name: 'Furever',
    identity: {
      country: 'us',
      entity_type: 'company',
      business_details: { registered_name: 'Furever' },
    },
    configuration: {
      customer: { capabilities: { automatic_indirect_tax: { requested: true } } },
      merchant: { capabilities: { card_payments: { requested: true } } },
    },
    defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    dashboard: 'full',
    include: ['configuration.merchant', 'configuration.customer', 'identity', 'defaults'],
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
