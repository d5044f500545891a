import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const collectedByUs: Stripe.V2.Core.AccountCreateParams = {
  dashboard: 'none',
  identity: { country: 'gb', entity_type: 'company' },
  defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
};

async function startCompany() {
  const local = await start();
  const { id } = await openV2(local.stripe, collectedByUs);
  return { ...local, id, persons: local.stripe.v2.core.accounts.persons };
}

type PersonParameters = NonNullable<Parameters<Stripe['v2']['core']['accounts']['persons']['create']>[1]>;

const jenny: PersonParameters = {
  given_name: 'Jenny',
  surname: 'Rosen',
  date_of_birth: { day: 1, month: 1, year: 1902 },
  address: { country: 'gb', line1: 'address_full_match', city: 'London', postal_code: 'SW1A 1AA' },
  email: 'jenny@rides.test',
  phone: '+44 20 7946 0000',
  nationalities: ['gb'],
};

test('a person is added, told, changed and deleted, by both APIs', async () => {
  const { stripe, id, persons } = await startCompany();
  const added = await persons.create(id, {
    ...jenny,
    id_numbers: [{ type: 'gb_nino', value: 'QQ123456C' }],
    metadata: { seat: '1A' },
    documents: {
      primary_verification: {
        type: 'front_back',
        front_back: { front: 'file_identity_document_success' },
      },
    },
  });
  expect(added).toMatchObject({
    ...jenny,
    object: 'v2.core.account_person',
    account: id,
    livemode: false,
    id_numbers: [{ type: 'gb_nino' }],
    documents: { primary_verification: { type: 'front_back' } },
    metadata: { seat: '1A' },
  });
  expect(JSON.stringify(added)).not.toContain('QQ123456C');
  expect(await persons.retrieve(id, added.id)).toEqual(added);
  const v1 = await stripe.accounts.retrievePerson(id, added.id);
  expect(v1).toMatchObject({ first_name: 'Jenny', id_number_provided: true, dob: { year: 1902 } });

  const { requirements } = await stripe.v2.core.accounts.retrieve(id, { include: ['requirements'] });
  const names = requirements?.entries?.map(({ description }) => description) ?? [];
  expect(names).toEqual(
    expect.arrayContaining([
      'representative.given_name',
      'representative.date_of_birth.day',
      'owners.surname',
      'directors.relationship.title',
      'executives.address.line1',
      'identity.attestations.persons_provided.owners',
      'identity.attestations.persons_provided.directors',
      'identity.attestations.persons_provided.executives',
      'identity.attestations.ownership_declaration.date',
    ]),
  );

  const changed = await persons.update(id, added.id, {
    surname: 'Reed',
    relationship: { representative: true, owner: true },
  });
  expect(changed).toMatchObject({ given_name: 'Jenny', surname: 'Reed', relationship: { owner: true } });
  const after = await stripe.v2.core.accounts.retrieve(id, { include: ['requirements'] });
  expect(
    after.requirements?.entries?.filter(({ description }) => description?.startsWith('person_')),
  ).toMatchObject([
    {
      description: `${added.id}.relationship.title`,
      reference: { type: 'person', resource: added.id },
      minimum_deadline: { status: 'past_due' },
    },
  ]);
  expect(await persons.del(id, added.id)).toMatchObject({ id: added.id });
  await expect(persons.retrieve(id, added.id)).rejects.toMatchObject({ statusCode: 404, code: 'not_found' });
});

test('what another will do for is told in v2’s names, and who has to give it', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, {
    ...collectedByUs,
    identity: { country: 'us', entity_type: 'company' },
  });
  const { id: resource } = await stripe.v2.core.accounts.persons.create(id, {
    ...jenny,
    relationship: { representative: true, title: 'Captain' },
  });
  const { requirements } = await stripe.v2.core.accounts.retrieve(id, { include: ['requirements'] });
  expect(requirements?.entries?.map(({ description }) => description)).toContain(
    'identity.business_details.id_numbers.us_ein',
  );
  const reference = { type: 'person', resource };
  expect(requirements?.alternatives).toContainEqual({
    original_entries: [{ description: `${resource}.id_numbers.us_ssn_last_4`, reference }],
    options: [
      {
        entries: [
          {
            awaiting_action_from: 'user',
            description: `${resource}.documents.primary_verification`,
            errors: [],
            reference,
          },
        ],
      },
    ],
  });
});

test('a share is text to v2', async () => {
  const { stripe, id, persons } = await startCompany();
  const { id: personId } = await stripe.accounts.createPerson(id, {
    relationship: { owner: true, percent_ownership: 37.5 },
  });
  const { relationship } = await persons.retrieve(id, personId);
  expect(String(relationship?.percent_ownership)).toBe('37.5');
});

test('persons are listed in pages', async () => {
  const { id, persons } = await startCompany();
  const first = await persons.create(id, jenny);
  const second = await persons.create(id, jenny);
  const page = await persons.list(id, { limit: 1 });
  expect(page.data.map((one) => one.id)).toEqual([second.id]);
  const all: string[] = [];
  for await (const one of persons.list(id, { limit: 1 })) all.push(one.id);
  expect(all).toEqual([second.id, first.id]);
});

test('an individual is one', async () => {
  const { stripe } = await start();
  const { id, identity } = await openV2(stripe, {
    ...collectedByUs,
    identity: { country: 'gb', entity_type: 'individual', individual: { given_name: 'Jenny' } },
    include: ['identity'],
  });
  const { data } = await stripe.v2.core.accounts.persons.list(id);
  expect(data).toMatchObject([{ id: identity?.individual?.id, given_name: 'Jenny' }]);
  await expect(stripe.v2.core.accounts.persons.create(id, jenny)).rejects.toMatchObject({ statusCode: 400 });
});

test.each<[PersonParameters, string]>([
  [{ date_of_birth: { day: 32, month: 1, year: 1990 } }, 'date_of_birth.day'],
  [{ email: 'nobody' }, 'email'],
  [{ phone: '12' }, 'phone'],
  [{ id_numbers: [{ type: 'us_ssn_last_4', value: '1' }] }, 'id_numbers'],
])('of %j Stripe says what is wrong', async (given, param) => {
  const { id, persons } = await startCompany();
  await expect(persons.create(id, given)).rejects.toMatchObject({ statusCode: 400, param });
});

test('what is not there is said to be so; a closed account has no new persons', async () => {
  const { stripe, id, persons } = await startCompany();
  const other = await openV2(stripe, collectedByUs);
  const { id: personId } = await persons.create(id, jenny);
  await expect(persons.retrieve(other.id, personId)).rejects.toMatchObject({
    statusCode: 404,
    code: 'not_found',
  });
  await expect(persons.list('acct_nobody')).rejects.toMatchObject({ statusCode: 404, code: 'not_found' });
  await persons.update(id, personId, { relationship: { representative: true } });
  await expect(persons.create(id, { relationship: { representative: true } })).rejects.toMatchObject({
    param: 'relationship.representative',
  });
  await stripe.v2.core.accounts.close(id, { applied_configurations: ['merchant'] });
  await expect(persons.create(id, jenny)).rejects.toMatchObject({ code: 'invalid_fields' });
});
