import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

test('a country tells its currency, and what a business there is asked', async () => {
  const { stripe } = await start();
  const spec = await stripe.countrySpecs.retrieve('DE');
  expect(spec).toMatchObject({
    id: 'DE',
    object: 'country_spec',
    default_currency: 'eur',
    supported_bank_account_currencies: { eur: ['DE'] },
  });
  const { individual, company } = spec.verification_fields;
  expect(individual.minimum).toEqual(expect.arrayContaining(['external_account', 'individual.dob.day']));
  expect(company.minimum).toEqual(expect.arrayContaining(['company.name', 'representative.first_name']));
  const { requirements } = await stripe.accounts.create({
    country: 'DE',
    type: 'custom',
    business_type: 'individual',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  expect(individual.minimum).toEqual(['business_type', ...(requirements?.eventually_due ?? [])].toSorted());
});

test('a platform pays accounts in its own region, from the US far beyond it', async () => {
  const { stripe } = await start();
  const from = async (country: string) =>
    (await stripe.countrySpecs.retrieve(country)).supported_transfer_countries;
  expect(await from('JP')).toEqual(['JP']);
  const german = await from('DE');
  expect(german[0]).toBe('DE');
  expect(german).toEqual(expect.arrayContaining(['CA', 'CH', 'FR', 'GB', 'US']));
  expect(german).not.toContain('JP');
  const american = await from('US');
  expect(american).toEqual(expect.arrayContaining(['US', 'DE', 'JP', 'KE']));
  expect(american).not.toContain('BR');
  // As many as Stripe's reference lists.
  expect(american).toHaveLength(118);
});

test('the list comes in pages', async () => {
  const { stripe } = await start();
  const first = await stripe.countrySpecs.list({ limit: 2 });
  expect(first.data.map(({ id }) => id)).toEqual(['AE', 'AT']);
  expect(first.has_more).toBe(true);
  const all: string[] = [];
  for await (const { id } of stripe.countrySpecs.list({ limit: 20 })) all.push(id);
  expect(all).toContain('US');
  expect(new Set(all).size).toBe(all.length);
  const before = await stripe.countrySpecs.list({ limit: 5, ending_before: 'AU' });
  expect(before).toMatchObject({ data: [{ id: 'AE' }, { id: 'AT' }], has_more: false });
  await expect(stripe.countrySpecs.list({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
});

test('a country without accounts has none', async () => {
  const { stripe } = await start();
  await expect(stripe.countrySpecs.retrieve('TR')).rejects.toMatchObject({
    statusCode: 400,
    code: 'country_unsupported',
    message: 'TR is not currently supported by Stripe.',
  });
  await expect(stripe.countrySpecs.retrieve('nope')).rejects.toThrow("Country 'nope' is unknown.");
});
