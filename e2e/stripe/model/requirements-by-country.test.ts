import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { due, openV2, start, startApproved } from '../testing/sdk';

const EVERYWHERE = `business_profile.mcc business_profile.url business_type external_account representative.dob.day
  representative.dob.month representative.dob.year representative.email tos_acceptance.date tos_acceptance.ip`;
const NAMES = 'representative.first_name representative.last_name';
const ADDRESS =
  'representative.address.city representative.address.line1 representative.address.postal_code representative.phone';
const STATE = 'representative.address.state';
const inScripts = (names: string) =>
  names.split(' ').flatMap((name) => [name.replace('#', 'kana'), name.replace('#', 'kanji')]);

/** As answers of the real API were logged for Express accounts; France's, Canada's and Poland's are inferred. */
const FRESH: Readonly<Record<string, string>> = {
  US: `${EVERYWHERE} ${NAMES} settings.payments.statement_descriptor`,
  CA: `${EVERYWHERE} ${NAMES} ${ADDRESS} ${STATE} business_profile.product_description`,
  GB: `${EVERYWHERE} ${NAMES} ${ADDRESS}`,
  FR: `${EVERYWHERE} ${NAMES} ${ADDRESS}`,
  DE: `${EVERYWHERE} ${NAMES} ${ADDRESS}`,
  PL: `${EVERYWHERE} ${NAMES} ${ADDRESS}`,
  AU: `${EVERYWHERE} ${NAMES} ${ADDRESS} ${STATE}`,
  JP: `${EVERYWHERE} business_profile.product_description representative.phone ${inScripts(
    `representative.first_name_# representative.last_name_# representative.address_#.city
    representative.address_#.line1 representative.address_#.postal_code representative.address_#.state
    representative.address_#.town`.replace(/\s+/g, ' '),
  ).join(' ')}`,
};

const express = (country: string): Stripe.AccountCreateParams => ({
  type: 'express',
  country,
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
});

test.each(Object.entries(FRESH))(
  'a new account in %s is asked what Stripe asks there, sorted',
  async (country, names) => {
    const { stripe } = await start();
    const { requirements, capabilities } = await stripe.accounts.create(express(country));
    const asked = names.trim().split(/\s+/).toSorted();
    expect(requirements).toEqual({
      alternatives:
        country === 'US'
          ? [
              {
                original_fields_due: ['business_profile.url'],
                alternative_fields_due: ['business_profile.product_description'],
              },
            ]
          : [],
      current_deadline: null,
      currently_due: asked,
      disabled_reason: 'requirements.past_due',
      errors: [],
      eventually_due: asked,
      past_due: asked,
      pending_verification: [],
    });
    expect(capabilities).toEqual({ card_payments: 'inactive', transfers: 'inactive' });
  },
);

test('what will do in the place of a website is no longer asked for, nor is the website', async () => {
  const { stripe } = await start();
  const { requirements } = await stripe.accounts.create({
    ...express('US'),
    business_profile: { product_description: 'Rides, paid for when they end.' },
  });
  expect(requirements?.currently_due).not.toContain('business_profile.url');
  expect(requirements?.alternatives).toEqual([]);
});

test('for transfers alone less is asked, in v2 as it was logged', async () => {
  const { stripe } = await startApproved();
  const { id } = await openV2(stripe, {
    dashboard: 'express',
    identity: { country: 'lt', entity_type: 'individual' },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  });
  expect(await due(stripe, id)).toEqual([
    'business_profile.url',
    'external_account',
    'individual.address.city',
    'individual.address.line1',
    'individual.address.postal_code',
    'individual.dob.day',
    'individual.dob.month',
    'individual.dob.year',
    'individual.first_name',
    'individual.last_name',
    'tos_acceptance.date',
    'tos_acceptance.ip',
  ]);
});

test('once the business type is known, the person is named by it, and a company has to say who it is', async () => {
  const { stripe } = await start();
  const individual = await stripe.accounts.create({ ...express('US'), business_type: 'individual' });
  expect(individual.requirements?.currently_due).toEqual(
    expect.arrayContaining(['individual.first_name', 'individual.ssn_last_4', 'individual.address.state']),
  );
  const company = await stripe.accounts.create({ ...express('DE'), business_type: 'company' });
  const names = company.requirements?.currently_due ?? [];
  expect(names).toEqual(
    expect.arrayContaining(['company.name', 'company.address.line1', 'representative.relationship.title']),
  );
  expect(names.filter((name) => /^individual|ssn|state/.test(name))).toEqual([]);
});

test.each([
  ['US', 'usd', { delay_days: 2, interval: 'daily' }],
  ['DE', 'eur', { delay_days: 7, interval: 'daily' }],
  ['GB', 'gbp', { delay_days: 7, interval: 'daily' }],
  ['AU', 'aud', { delay_days: 2, interval: 'daily' }],
  ['JP', 'jpy', { delay_days: 4, interval: 'weekly', weekly_anchor: 'friday' }],
  ['BR', 'brl', { delay_days: 30, interval: 'daily' }],
])('an account in %s is paid out in its currency and with its delay', async (country, currency, schedule) => {
  const { stripe } = await start();
  const account = await stripe.accounts.create({ country });
  expect(account).toMatchObject({ default_currency: currency, settings: { payouts: { schedule } } });
  const { defaults } = await stripe.v2.core.accounts.retrieve(account.id, { include: ['defaults'] });
  expect(defaults?.currency).toBe(currency);
});
