import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { allProvided, collected, company, individual, openCompany, person } from '../testing/companies';
import { due, start, startApproved } from '../testing/sdk';

const words = (text: string) => text.trim().split(/\s+/);
const at = (prefix: string, names: string) => words(names).map((name) => `${prefix}.${name}`);

const BORN = 'dob.day dob.month dob.year first_name last_name';
const ADDRESS = 'address.city address.line1 address.postal_code';
const STATE = `${ADDRESS} address.state`;
const TERMS = words('tos_acceptance.date tos_acceptance.ip external_account business_profile.mcc');
const URL = 'business_profile.url';
const DESCRIPTION = 'business_profile.product_description';
const US = [...TERMS, URL, 'business_profile.name', 'settings.payments.statement_descriptor'];

const EUROPEAN = {
  now: [...TERMS, URL, ...at('individual', `${BORN} ${ADDRESS} email phone`)],
  later: at('individual', 'verification.document verification.additional_document'),
};
const INDIVIDUAL: Readonly<Record<string, { now: string[]; later: string[] }>> = {
  US: {
    now: [...US, ...at('individual', `${BORN} ${STATE} email phone ssn_last_4`)],
    later: at('individual', 'id_number verification.document'),
  },
  CA: {
    now: [...TERMS, URL, DESCRIPTION, ...at('individual', `${BORN} ${STATE} email phone`)],
    later: at('individual', 'id_number verification.document'),
  },
  FR: EUROPEAN,
  GB: EUROPEAN,
  DE: EUROPEAN,
};

test.each(Object.entries(INDIVIDUAL))(
  'an individual in %s is asked for these',
  async (country, { now, later }) => {
    const { stripe } = await start();
    const { requirements } = await stripe.accounts.create({
      ...collected,
      country,
      business_type: 'individual',
    });
    expect(requirements).toMatchObject({
      currently_due: now.toSorted(),
      past_due: now.toSorted(),
      eventually_due: [...now, ...later].toSorted(),
      disabled_reason: 'requirements.past_due',
    });
  },
);

const IN_DE = [
  ...TERMS,
  URL,
  ...at('company', `name phone tax_id ${ADDRESS} owners_provided directors_provided executives_provided`),
  ...at('representative', `${BORN} ${ADDRESS} email phone relationship.title`),
  ...at('owners', `${BORN} ${ADDRESS} email`),
  ...at('directors', `${BORN} email relationship.title`),
  ...at('executives', `${BORN} ${ADDRESS} email`),
];
const IN_US = [
  ...US,
  ...at('company', `name phone tax_id ${STATE} owners_provided`),
  ...at('representative', `${BORN} ${STATE} email phone relationship.title ssn_last_4`),
  ...at('owners', `${BORN} ${STATE} email phone ssn_last_4`),
];
const COMPANY: Readonly<Record<string, string[]>> = {
  US: IN_US,
  CA: [
    ...TERMS,
    URL,
    DESCRIPTION,
    ...at('company', `name phone tax_id ${STATE} owners_provided directors_provided`),
    ...at('representative', `${BORN} ${STATE} email phone relationship.title`),
    ...at('owners', `${BORN} ${STATE} email`),
    ...at('directors', `${BORN} email relationship.title`),
  ],
  GB: IN_DE,
  FR: IN_DE,
  DE: IN_DE,
};

test.each(Object.entries(COMPANY))('a company in %s is asked for its people, too', async (country, names) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ ...collected, country, business_type: 'company' });
  expect(await due(stripe, id)).toEqual(names.toSorted());
});

test.each([
  ['non_profit', 'US', []],
  ['government_entity', 'US', []],
  ['non_profit', 'GB', ['directors']],
  ['non_profit', 'CA', ['directors']],
] as const)('a %s in %s has no owners', async (business_type, country, groups) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ ...collected, country, business_type });
  const names = await due(stripe, id);
  expect(names.filter((name) => name.endsWith('_provided'))).toEqual(
    groups.map((group) => `company.${group}_provided`),
  );
  expect(names.some((name) => name.startsWith('owners.'))).toBe(false);
});

test('people are asked for by their group, then by their IDs, until all were given', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(company('GB'));
  const group = async (name: string) => (await due(stripe, id)).filter((one) => one.startsWith(name));
  const create = async (given: Stripe.AccountCreatePersonParams) =>
    (await stripe.accounts.createPerson(id, given)).id;

  const first = await create({ first_name: 'Jenny', relationship: { representative: true } });
  expect(await group('representative.')).toEqual([]);
  expect(await group(first)).toContain(`${first}.relationship.title`);
  await stripe.accounts.updatePerson(id, first, { ...person('GB'), relationship: { title: 'Captain' } });
  expect(await group(first)).toEqual([]);

  expect(await group('owners.')).toContain('owners.first_name');
  const owner = await create({ first_name: 'Ada', relationship: { owner: true } });
  expect(await group('owners.')).toEqual([]);
  expect(await group(owner)).toContain(`${owner}.address.line1`);
  await stripe.accounts.deletePerson(id, owner);
  expect(await group('owners.')).not.toEqual([]);
  await stripe.accounts.update(id, { company: { owners_provided: true } });
  expect([...(await group('owners.')), ...(await group('company.owners'))]).toEqual([]);

  await stripe.accounts.update(id, { company: { executives_provided: true } });
  await create({ ...person('GB'), relationship: { director: true, title: 'Director' } });
  expect(await due(stripe, id)).toEqual(['company.directors_provided']);
  await stripe.accounts.update(id, { company: { directors_provided: true } });
  const { requirements, charges_enabled } = await stripe.accounts.retrieve(id);
  expect(requirements).toMatchObject({
    currently_due: [],
    eventually_due: ['company.ownership_declaration.date', 'company.ownership_declaration.ip'],
  });
  expect(charges_enabled).toBe(true);
});

test.each([
  ['public_corporation', [], false],
  ['private_partnership', ['owners.relationship.percent_ownership'], true],
  ['private_corporation', [], true],
] as const)('of a %s in the US', async (structure, share, isOwned) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(company('US', { structure }));
  const names = await due(stripe, id);
  expect(names.filter((name) => name.includes('percent_ownership'))).toEqual(share);
  expect(names.includes('company.owners_provided')).toBe(isOwned);
  expect(names.includes('owners.first_name')).toBe(isOwned);
});

test('what will do in the place of another is told, and does', async () => {
  const { stripe } = await start();
  const { business_profile: _, ...given } = individual('US');
  const { ssn_last_4: __, ...unnumbered } = given.individual;
  const { id, requirements } = await stripe.accounts.create({
    ...given,
    business_profile: { mcc: '4121', name: 'Rocket Rides' },
    individual: unnumbered,
  });
  expect(requirements).toMatchObject({
    currently_due: ['business_profile.url', 'individual.ssn_last_4'],
    alternatives: [
      { original_fields_due: ['business_profile.url'], alternative_fields_due: [DESCRIPTION] },
      {
        original_fields_due: ['individual.ssn_last_4'],
        alternative_fields_due: ['individual.verification.document'],
      },
    ],
  });
  await stripe.accounts.update(id, {
    business_profile: { product_description: 'Rides, paid for when they end.' },
    individual: { verification: { document: { front: 'file_identity_document_success' } } },
  });
  expect(await due(stripe, id)).toEqual([]);
  expect((await stripe.countrySpecs.retrieve('US')).verification_fields.company.minimum).toEqual(
    expect.arrayContaining(['company.owners_provided', 'owners.first_name', 'representative.id_number']),
  );
});

test('for transfers alone less is asked', async () => {
  const { stripe } = await startApproved();
  const { id } = await stripe.accounts.create({
    controller: collected.controller,
    capabilities: { transfers: { requested: true } },
    country: 'US',
    business_type: 'company',
    company: allProvided,
  });
  const names = await due(stripe, id);
  expect(names).toEqual(expect.arrayContaining(['business_profile.url', 'company.tax_id']));
  expect(names.filter((name) => /mcc|settings|phone|email|profile.name/.test(name))).toEqual([]);
});

test('the details are submitted once all that is first asked is there', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(company('US', allProvided));
  expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(false);
  const opened = await openCompany(stripe, 'US');
  expect((await stripe.accounts.retrieve(opened.id)).details_submitted).toBe(true);
});
