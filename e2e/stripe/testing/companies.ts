import type Stripe from 'stripe';
import { platformsOwn } from './sdk';

/** Those of an account that takes payments, which a platform collects everything for. */
export const collected = {
  controller: platformsOwn,
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
} as const satisfies Stripe.AccountCreateParams;

const homes: Readonly<Record<string, Stripe.AddressParam>> = {
  CA: { city: 'Toronto', line1: 'address_full_match', postal_code: 'M5V 2T6', state: 'ON' },
  DE: { city: 'Berlin', line1: 'address_full_match', postal_code: '10115' },
  FR: { city: 'Paris', line1: 'address_full_match', postal_code: '75001' },
  GB: { city: 'London', line1: 'address_full_match', postal_code: 'SW1A 1AA' },
  US: { city: 'San Francisco', line1: 'address_full_match', postal_code: '94103', state: 'CA' },
};

const atOnce = { day: 1, month: 1, year: 1902 };

/** What is asked of a person, but for what they are to a company: verified at once. */
export function person(country: string) {
  return {
    first_name: 'Jenny',
    last_name: 'Rosen',
    dob: atOnce,
    email: 'jenny@rides.test',
    phone: '+1 555 010 0000',
    address: { country, ...homes[country] },
    ...(country === 'US' && { ssn_last_4: '0000' }),
  } satisfies Stripe.AccountCreatePersonParams;
}

const banks: Readonly<Record<string, { routing_number?: string; account_number: string }>> = {
  CA: { routing_number: '11000-000', account_number: '000123456789' },
  DE: { account_number: 'DE89370400440532013000' },
  FR: { account_number: 'FR1420041010050500013M02606' },
  GB: { routing_number: '108800', account_number: '00012345' },
  US: { routing_number: '110000000', account_number: '000123456789' },
};
const currencies: Readonly<Record<string, string>> = { CA: 'cad', GB: 'gbp', US: 'usd' };

function business(country: string): Stripe.AccountCreateParams {
  return {
    ...collected,
    country,
    business_profile: {
      mcc: '4121',
      name: 'Rocket Rides',
      product_description: 'Rides, paid for when they end.',
      url: 'https://accessible.stripe.com',
    },
    external_account: {
      object: 'bank_account',
      country,
      currency: currencies[country] ?? 'eur',
      ...(banks[country] ?? { account_number: '' }),
    },
    settings: { payments: { statement_descriptor: 'ROCKET RIDES' } },
    tos_acceptance: { date: 1_700_000_000, ip: '127.0.0.1' },
  };
}

/** An individual of whom all is given that is asked at first. */
export function individual(country: string, given: Stripe.AccountCreateParams.Individual = {}) {
  return {
    ...business(country),
    business_type: 'individual',
    individual: { ...person(country), ...given },
  } satisfies Stripe.AccountCreateParams;
}

/** A company that has said all but who its people are. */
export function company(country: string, given: Stripe.AccountCreateParams.Company = {}) {
  return {
    ...business(country),
    business_type: 'company',
    company: {
      name: 'Rocket Rides',
      phone: '+1 555 010 0000',
      tax_id: '000000000',
      address: { country, ...homes[country] },
      ...given,
    },
  } satisfies Stripe.AccountCreateParams;
}

/** Everything that a company can say of its people. */
export const allProvided = {
  directors_provided: true,
  executives_provided: true,
  owners_provided: true,
} as const;

/** A new company whose representative is all that it has; gives both IDs. */
export async function openCompany(
  stripe: Stripe,
  country: string,
  given: Stripe.AccountCreateParams.Company = {},
  ofPerson: Stripe.AccountCreatePersonParams = {},
): Promise<{ id: string; personId: string }> {
  const { id } = await stripe.accounts.create(company(country, { ...allProvided, ...given }));
  const { id: personId } = await stripe.accounts.createPerson(id, {
    ...person(country),
    ...ofPerson,
    relationship: { representative: true, title: 'Captain', ...ofPerson.relationship },
  });
  return { id, personId };
}
