import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { allProvided, individual, openCompany, person } from '../testing/companies';
import { due, start } from '../testing/sdk';
import { CHECK_SECONDS, TAX_ID_SECONDS } from './times';

const ON = { charges_enabled: true, payouts_enabled: true };
const OFF = { charges_enabled: false, payouts_enabled: false };
const ID = 'individual.verification.document';
const ADDRESS = 'individual.verification.additional_document';
const OF_COMPANY = 'company.verification.document';

const born = (year: number) => ({ day: 1, month: 1, year });

async function errors(stripe: Stripe, id: string) {
  const { requirements } = await stripe.accounts.retrieve(id);
  return (requirements?.errors ?? []).map(({ code, requirement }) => [requirement, code]);
}

test('who was born in 1902 is verified at once, in 1901 after a while', async () => {
  const { stripe, state } = await start();
  const atOnce = await stripe.accounts.create(individual('DE'));
  expect(atOnce).toMatchObject({ ...ON, details_submitted: true, requirements: { eventually_due: [] } });
  const { id } = await stripe.accounts.create(individual('DE', { dob: born(1901) }));
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...OFF,
    details_submitted: true,
    individual: { verification: { status: 'pending' } },
    requirements: { pending_verification: [ID], disabled_reason: 'requirements.pending_verification' },
  });
  state.clock.advance(CHECK_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...ON,
    individual: { verification: { status: 'verified' }, requirements: { currently_due: [] } },
  });
});

test('who was born in 1900 is on a list', async () => {
  const { stripe, state } = await start();
  const { id, requirements } = await stripe.accounts.create(individual('DE', { dob: born(1900) }));
  expect(requirements?.disabled_reason).toBe('listed');
  state.clock.advance(CHECK_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...OFF,
    requirements: { disabled_reason: 'rejected.listed' },
  });
});

test.each<[string, Stripe.AccountCreateParams.Individual, string[][], Stripe.AccountCreateParams.Individual]>(
  [
    [
      'a date of birth',
      { dob: born(1990) },
      [[ID, 'verification_failed_keyed_identity']],
      { dob: born(1902) },
    ],
    [
      'a number',
      { ssn_last_4: '1111' },
      [[ID, 'verification_failed_id_number_match']],
      { ssn_last_4: '0000' },
    ],
    [
      'a whole number',
      { id_number: '111111111' },
      [[ID, 'verification_failed_id_number_match']],
      { id_number: '222222222' },
    ],
    [
      'part of an address',
      { address: { line1: 'address_line1_no_match' } },
      [[ID, 'verification_failed_keyed_identity']],
      { address: { line1: 'address_full_match' } },
    ],
  ],
)('what was wrong with %s goes when it is typed anew', async (_, wrong, told, right) => {
  const { stripe, state } = await start();
  const given = individual('US');
  const address = { ...given.individual.address, ...wrong.address };
  const { id } = await stripe.accounts.create({
    ...given,
    individual: { ...given.individual, ...wrong, address },
  });
  state.clock.advance(CHECK_SECONDS);
  expect(await errors(stripe, id)).toEqual(told);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...OFF, requirements: { currently_due: [ID] } });
  await stripe.accounts.update(id, { individual: right });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...ON, requirements: { errors: [] } });
});

test('a document stands for what was typed; one that fails is told', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create(
    individual('FR', {
      dob: born(1990),
      address: { country: 'FR', line1: 'address_no_match', city: 'Paris', postal_code: '75001' },
    }),
  );
  state.clock.advance(CHECK_SECONDS);
  expect(await errors(stripe, id)).toEqual([
    [ID, 'verification_failed_keyed_identity'],
    [ADDRESS, 'verification_failed_address_match'],
  ]);
  const give = (name: 'document' | 'additional_document', front: string) =>
    stripe.accounts.update(id, { individual: { verification: { [name]: { front } } } });
  await give('document', 'file_identity_document_failure');
  expect((await errors(stripe, id))[0]).toEqual([ID, 'verification_document_failed_test_mode']);
  await give('document', 'file_identity_document_success');
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    charges_enabled: true,
    payouts_enabled: false,
    requirements: { currently_due: [ADDRESS] },
  });
  await give('additional_document', 'file_identity_document_success');
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('what Stripe finds in a file that was uploaded decides', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create(individual('DE', { dob: born(1990) }));
  const account = state.accounts.get(id);
  if (!account) throw new Error('There is no account.');
  const front = 'file_uploaded';
  account.given = {
    ...account.given,
    individual: { ...person('DE'), dob: born(1990), verification: { document: { front } } },
  };
  account.documents = { [front]: 'failure' };
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(false);
  account.documents = { [front]: 'success' };
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(true);
});

test('each person of a company is verified by themselves', async () => {
  const { stripe, state } = await start();
  const { id, personId } = await openCompany(stripe, 'GB');
  const owner = await stripe.accounts.createPerson(id, {
    ...person('GB'),
    dob: born(1990),
    relationship: { owner: true },
  });
  state.clock.advance(CHECK_SECONDS);
  const name = `${owner.id}.verification.document`;
  expect(await errors(stripe, id)).toEqual([[name, 'verification_failed_keyed_identity']]);
  const status = async (one: string) => (await stripe.accounts.retrievePerson(id, one)).verification?.status;
  expect([await status(personId), await status(owner.id)]).toEqual(['verified', 'unverified']);
  const { requirements } = await stripe.accounts.retrievePerson(id, owner.id);
  expect(requirements).toMatchObject({
    currently_due: ['verification.document'],
    errors: [{ code: 'verification_failed_keyed_identity', requirement: 'verification.document' }],
  });
  const v2 = await stripe.v2.core.accounts.retrieve(id, { include: ['requirements'] });
  expect(
    v2.requirements?.entries?.map(({ description, reference }) => [description, reference]),
  ).toContainEqual([`${owner.id}.documents.primary_verification`, { type: 'person', resource: owner.id }]);
  await stripe.accounts.updatePerson(id, owner.id, { dob: born(1901) });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('an EIN that is another’s is found late, with no mark before; the terms hold for a new one once accepted', async () => {
  const { stripe, state } = await start();
  const { id } = await openCompany(stripe, 'US', { tax_id: '111111111' });
  state.clock.advance(TAX_ID_SECONDS - 1);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...ON,
    requirements: { pending_verification: [] },
  });
  state.clock.advance(1);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...OFF,
    requirements: {
      currently_due: ['company.tax_id'],
      errors: [{ code: 'verification_failed_tax_id_match', requirement: 'company.tax_id' }],
      alternatives: [{ original_fields_due: ['company.tax_id'], alternative_fields_due: [OF_COMPANY] }],
    },
  });
  await stripe.accounts.update(id, { company: { tax_id: '000000000' } });
  const TERMS = ['tos_acceptance.date', 'tos_acceptance.ip'];
  expect(await errors(stripe, id)).toEqual(TERMS.map((name) => [name, 'invalid_tos_acceptance']));
  expect(await due(stripe, id)).toEqual(TERMS);
  await stripe.accounts.update(id, { tos_acceptance: { date: 1_700_000_001, ip: '127.0.0.1' } });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...ON, requirements: { errors: [] } });
});

test.each<[string, Stripe.AccountCreateParams.Company, string, string]>([
  ['an unissued tax ID', { tax_id: '111111112' }, 'company.tax_id', 'verification_failed_tax_id_not_issued'],
  ['one of no company', { tax_id: '222221000' }, 'company.tax_id', 'verification_failed_tax_id_not_issued'],
  [
    'other owners',
    { tax_id: '222221001' },
    'company.ownership_declaration.date',
    'verification_missing_owners',
  ],
  [
    'other directors',
    { tax_id: '222221002' },
    'company.directors_provided',
    'verification_directors_mismatch',
  ],
  ['more owners', { tax_id: '222221003' }, 'company.owners_provided', 'verification_missing_owners'],
  ['more directors', { tax_id: '222221004' }, 'company.directors_provided', 'verification_missing_directors'],
  ['another name', { name: 'mismatch_business_name' }, 'company.name', 'verification_failed_name_match'],
  [
    'no such address',
    { address: { line1: 'address_line1_no_match', city: 'London', postal_code: 'SW1A 1AA' } },
    'company.address.line1',
    'verification_failed_address_match',
  ],
])('of a company with %s its document stands for it', async (_, given, requirement, code) => {
  const { stripe, state } = await start();
  const { id } = await openCompany(stripe, 'GB');
  const account = state.accounts.get(id);
  // As though it had been given at first: a British company's number cannot be changed.
  if (account) Object.assign(account.given, { company: { ...Object(account.given.company), ...given } });
  if (account && given.tax_id) account.termsFor = given.tax_id;
  state.clock.advance(TAX_ID_SECONDS);
  expect((await errors(stripe, id))[0]).toEqual([requirement, code]);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(OFF);
  await stripe.accounts.update(id, {
    company: { verification: { document: { front: 'file_identity_document_success' } } },
  });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('the registry’s answer may never come', async () => {
  const { stripe, state } = await start();
  const { id } = await openCompany(stripe, 'GB', { tax_id: '222221005' });
  state.clock.advance(TAX_ID_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...OFF,
    requirements: { pending_verification: ['company.tax_id'], currently_due: [] },
  });
});

test('a company’s address that is another’s stops payouts alone', async () => {
  const { stripe } = await start();
  const address = { line1: 'address_no_match', city: 'Berlin', postal_code: '10115' };
  const { id } = await openCompany(stripe, 'DE', { address });
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: true, payouts_enabled: false });
});

test.each([
  ['mismatch_director', 'first_name', 'verification_directors_mismatch'],
  ['missing_director', 'company.directors_provided', 'verification_missing_directors'],
  ['extraneous_director', 'company.directors_provided', 'verification_extraneous_directors'],
])('a director called %s is told, until they are called otherwise', async (first_name, place, code) => {
  const { stripe } = await start();
  const { id } = await openCompany(stripe, 'DE');
  const director = await stripe.accounts.createPerson(id, {
    ...person('DE'),
    first_name,
    relationship: { director: true, title: 'Director' },
  });
  const requirement = place === 'first_name' ? `${director.id}.first_name` : place;
  expect(await errors(stripe, id)).toEqual([[requirement, code]]);
  await stripe.accounts.updatePerson(id, director.id, { first_name: 'Ada' });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

const site = (name: string): Stripe.AccountUpdateParams => ({
  business_profile: { url: `https://${name}.stripe.com` },
});
const NAME = 'business_profile.name';
const SITE = 'business_profile.url';
const DESCRIPTOR = 'settings.payments.statement_descriptor';

test.each<[string, Stripe.AccountUpdateParams]>([
  [`${SITE} invalid_url_website_inaccessible`, site('inaccessible')],
  [`${SITE} invalid_url_website_inaccessible_geoblocked`, site('geoblocked')],
  [`${SITE} invalid_url_website_inaccessible_password_protected`, site('passwordprotected')],
  [`${SITE} invalid_url_website_incomplete_under_construction`, site('underconstruction')],
  [`${SITE} invalid_url_website_incomplete`, site('missing')],
  [`${SITE} invalid_url_website_business_information_mismatch`, site('mismatch')],
  [`${SITE} invalid_url_denylisted`, site('disallowed')],
  [`${NAME} invalid_business_profile_name_denylisted`, { business_profile: { name: 'disallowed_dba' } }],
  [`${NAME} invalid_business_profile_name`, { business_profile: { name: 'invalid_dba' } }],
  [
    'business_profile.product_description invalid_product_description_length',
    { business_profile: { product_description: 'Rides' } },
  ],
  [
    'business_profile.product_description invalid_product_description_url_match',
    { business_profile: { product_description: 'https://rides.test' } },
  ],
  [
    `${DESCRIPTOR} invalid_statement_descriptor_business_mismatch`,
    { settings: { payments: { statement_descriptor: 'mismatch' } } },
  ],
  [
    `${DESCRIPTOR} invalid_statement_descriptor_denylisted`,
    { settings: { payments: { statement_descriptor: 'DISALLOWED' } } },
  ],
])('%s is told, until it is given anew', async (told, wrong) => {
  const { stripe } = await start();
  const given = individual('US');
  const { id } = await stripe.accounts.create(given);
  await stripe.accounts.update(id, wrong);
  expect((await errors(stripe, id)).map((one) => one.join(' '))).toEqual([told]);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(OFF);
  await stripe.accounts.update(id, {
    business_profile: given.business_profile ?? {},
    settings: given.settings ?? {},
  });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('a description may say that there is a website, which is then asked for', async () => {
  const { stripe } = await start();
  const given = individual('US');
  const { id } = await stripe.accounts.create({
    ...given,
    business_profile: { mcc: '4121', name: 'Rocket Rides', product_description: 'require_url' },
  });
  expect(await errors(stripe, id)).toEqual([[SITE, 'invalid_url_web_presence_detected']]);
  await stripe.accounts.update(id, site('accessible'));
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('a denied name is told of a company, whose document does not stand for it', async () => {
  const { stripe } = await start();
  const { id } = await openCompany(stripe, 'US', {
    name: 'disallowed_name',
    verification: { document: { front: 'file_identity_document_success' } },
  });
  expect(await errors(stripe, id)).toEqual([['company.name', 'invalid_company_name_denylisted']]);
  await stripe.accounts.update(id, { company: { name: 'Rocket Rides' } });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});

test('example.com is nobody’s website; a British company’s number stands', async () => {
  const { stripe } = await start();
  const { id } = await openCompany(stripe, 'GB', { tax_id: '00000000' });
  await expect(
    stripe.accounts.update(id, { business_profile: { url: 'https://example.com' } }),
  ).rejects.toMatchObject({ code: 'url_invalid', param: 'business_profile[url]' });
  await expect(
    stripe.v2.core.accounts.update(id, { defaults: { profile: { business_url: 'https://example.com' } } }),
  ).rejects.toMatchObject({ code: 'url_invalid', param: 'defaults.profile.business_url' });
  await expect(stripe.accounts.update(id, { company: { tax_id: '12345678' } })).rejects.toMatchObject({
    param: 'company[tax_id]',
  });
  await stripe.accounts.update(id, { company: { tax_id: '00000000' } });
});

test('a website that v2 is told at creation is asked for until it is told again', async () => {
  const { stripe } = await start();
  const business_url = 'https://accessible.stripe.com';
  const { id } = await stripe.v2.core.accounts.create({
    dashboard: 'none',
    identity: { country: 'de', entity_type: 'individual' },
    defaults: {
      profile: { business_url },
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
    configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
  });
  expect(await due(stripe, id)).toContain('business_profile.url');
  await stripe.v2.core.accounts.update(id, { defaults: { profile: { business_url } } });
  expect(await due(stripe, id)).not.toContain('business_profile.url');
});

test('what is due of a person goes with them', async () => {
  const { stripe, state } = await start();
  const { id } = await openCompany(stripe, 'US', allProvided);
  const owner = await stripe.accounts.createPerson(id, {
    ...person('US'),
    dob: born(1990),
    relationship: { owner: true },
  });
  state.clock.advance(CHECK_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(OFF);
  await stripe.accounts.deletePerson(id, owner.id);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
});
