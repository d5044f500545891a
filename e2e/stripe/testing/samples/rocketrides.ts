import type Stripe from 'stripe';

// What https://github.com/stripe/stripe-connect-rocketrides asks of Stripe about its pilots' accounts:
// server/routes/pilots/stripe.js and pilots.js.
export const version = '2022-08-01';

/** As the SDKs of its time were called: options in the place of parameters, and two names since given up. */
export type OlderStripe = Pick<Stripe, 'accountLinks'> & {
  account: { retrieve(id: string): Promise<Stripe.Account> };
  accounts: Pick<Stripe['accounts'], 'create'> & {
    createLoginLink(id: string, parameters: { redirect_url: string }): Promise<Stripe.LoginLink>;
  };
  balance: { retrieve(options: { stripe_account: string }): Promise<Stripe.Balance> };
};

type Pilot = { country: string; email: string } & (
  | { type: 'company'; businessName: string }
  | { type: 'individual'; firstName: string; lastName: string }
);

export async function authorize(stripe: OlderStripe, pilot: Pilot, publicDomain: string) {
  const accountParams = { type: 'express', country: pilot.country, email: pilot.email } as const;
  const account = await stripe.accounts.create(
    pilot.type === 'company'
      ? { ...accountParams, business_type: 'company', company: { name: pilot.businessName } }
      : {
          ...accountParams,
          business_type: 'individual',
          individual: { first_name: pilot.firstName, last_name: pilot.lastName, email: pilot.email },
        },
  );
  const accountLink = await stripe.accountLinks.create({
    account: account.id,
    refresh_url: `${publicDomain}/pilots/stripe/authorize`,
    return_url: `${publicDomain}/pilots/stripe/onboarded`,
    type: 'account_onboarding',
  });
  return { account, accountLink };
}

export function onboarded(stripe: OlderStripe, stripeAccountId: string) {
  return stripe.account.retrieve(stripeAccountId);
}

export function dashboard(stripe: OlderStripe, stripeAccountId: string, publicDomain: string) {
  return stripe.accounts.createLoginLink(stripeAccountId, {
    redirect_url: `${publicDomain}/pilots/dashboard`,
  });
}

export function balance(stripe: OlderStripe, stripeAccountId: string) {
  return stripe.balance.retrieve({ stripe_account: stripeAccountId });
}
