import type Stripe from 'stripe';

// What https://github.com/stripe/stripe-connect-furever-demo asks of Stripe about its salons' accounts: lib/auth.ts and
// app/api/{account_link,account_session,login_link,request_capabilities,setup_accounts,debug}.
export const version = '2025-12-15.preview';

type Choice = 'application' | 'other';

function resolveControllerParams(
  feePayer: Choice,
  paymentLosses: Choice,
  stripeDashboardType: 'none' | 'express' | 'full',
): Stripe.AccountCreateParams.Controller {
  return {
    fees: { payer: feePayer === 'application' ? 'application' : 'account' },
    losses: { payments: paymentLosses === 'application' ? 'application' : 'stripe' },
    stripe_dashboard: { type: stripeDashboardType },
    requirement_collection:
      paymentLosses === 'application' && stripeDashboardType === 'none' ? 'application' : 'stripe',
  };
}

const capabilities = { card_payments: { requested: true }, transfers: { requested: true } };

export function createAccount(
  stripe: Stripe,
  email: string,
  stripeDashboardType: 'express' | 'full',
  chosen: Choice,
) {
  return stripe.accounts.create({
    country: 'US',
    business_profile: { name: 'Furever Pet Salon' },
    email,
    controller: resolveControllerParams(chosen, chosen, stripeDashboardType),
    ...(stripeDashboardType === 'full' ? {} : { capabilities }),
  });
}

export async function createPrefilledAccount(stripe: Stripe, email: string) {
  const { id: bankAccountToken } = await stripe.tokens.create({
    bank_account: {
      country: 'US',
      currency: 'usd',
      account_holder_name: 'Jenny Rosen',
      account_holder_type: 'individual',
      routing_number: '110000000',
      account_number: '000123456789',
    },
  });
  return stripe.accounts.create({
    country: 'US',
    email,
    external_account: bankAccountToken,
    controller: resolveControllerParams('application', 'application', 'none'),
    business_type: 'individual',
    business_profile: {
      mcc: '7299',
      name: 'Furever',
      product_description: 'Description',
      support_address: {
        line1: 'address_full_match',
        city: 'South San Francisco',
        state: 'CA',
        postal_code: '94080',
      },
      support_email: 'furever@stripe.com',
      support_phone: '0000000000',
      support_url: 'https://furever.dev',
      url: 'https://furever.dev',
    },
    individual: {
      first_name: 'Jenny',
      last_name: 'Rosen',
      id_number: '222222222',
      email,
      address: {
        line1: 'address_full_match',
        city: 'South San Francisco',
        state: 'CA',
        postal_code: '94080',
      },
      dob: { day: 1, month: 1, year: 1902 },
      phone: '0000000000',
      ssn_last_4: '2222',
    },
    company: { tax_id: '222222222', name: 'Jenny Rosen' },
    settings: {
      card_payments: {
        statement_descriptor_prefix: 'FurEver',
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      payments: { statement_descriptor: 'FurEver' },
    },
    tos_acceptance: {
      date: Math.floor(Date.now() / 1000),
      ip: '50.123.109.237',
      service_agreement: 'full',
      user_agent:
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Mobile Safari/537.36',
    },
    capabilities,
  });
}

export async function createBankAccount(stripe: Stripe, accountId: string) {
  const token = await stripe.tokens.create(
    {
      bank_account: {
        country: 'US',
        currency: 'usd',
        account_holder_name: 'Jenny Rosen',
        account_holder_type: 'individual',
        routing_number: '110000000',
        account_number: '000123456789',
      },
    },
    { stripeAccount: accountId },
  );
  return stripe.accounts.createExternalAccount(accountId, { external_account: token.id });
}

export function accountLink(
  stripe: Stripe,
  account: string,
  type: Stripe.AccountLinkCreateParams.Type,
  baseUrl: string,
) {
  return stripe.accountLinks.create({
    account,
    type,
    return_url: `${baseUrl}/api/account_link?shouldRedirect=true&type=${type}`,
    refresh_url: `${baseUrl}/api/account_link?shouldRedirect=true&type=${type}`,
  });
}

export async function accountSession(stripe: Stripe, stripeAccountId: string) {
  const { controller } = await stripe.accounts.retrieve(stripeAccountId);
  const isCustom =
    controller?.stripe_dashboard?.type === 'none' &&
    controller?.losses?.payments === 'application' &&
    controller?.requirement_collection === 'application';
  const authentication = { disable_stripe_user_authentication: isCustom };
  const payouts = {
    instant_payouts: true,
    standard_payouts: true,
    edit_payout_schedule: true,
    ...authentication,
  };
  return stripe.accountSessions.create({
    account: stripeAccountId,
    components: {
      payments: { enabled: true },
      balances: { enabled: true, features: payouts },
      payouts: { enabled: true, features: payouts },
      account_management: { enabled: true, features: authentication },
      account_onboarding: { enabled: true, features: authentication },
      documents: { enabled: true },
      notification_banner: { enabled: true, features: authentication },
      tax_settings: { enabled: true },
      tax_registrations: { enabled: true },
    },
  });
}

export function loginLink(stripe: Stripe, stripeAccount: string) {
  return stripe.accounts.createLoginLink(stripeAccount);
}

export function requestCapabilities(
  stripe: Stripe,
  accountId: string,
  capabilities: Stripe.AccountUpdateParams.Capabilities,
) {
  return stripe.accounts.update(accountId, { capabilities });
}

export async function demoAccount(stripe: Stripe) {
  const accounts = await stripe.accounts.list({ limit: 20 });
  return accounts.data.find(
    ({ metadata, charges_enabled, payouts_enabled }) =>
      metadata?.demo_account === 'true' &&
      metadata.restricted !== 'true' &&
      charges_enabled &&
      payouts_enabled,
  );
}

export function payableBalance(stripe: Stripe, accountId: string) {
  return stripe.balance.retrieve({}, { stripeAccount: accountId });
}
