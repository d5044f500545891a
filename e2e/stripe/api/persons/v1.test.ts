import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { allProvided, collected, company, individual, openCompany, person } from '../../testing/companies';
import { linkTo, start } from '../../testing/sdk';

test('a person is added, told, changed and deleted', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(company('US', allProvided));
  const added = await stripe.accounts.createPerson(id, {
    ...person('US'),
    id_number: '000000000',
    nationality: 'US',
    relationship: { representative: true, owner: true, percent_ownership: 40, title: 'Captain' },
    metadata: { seat: '1A' },
  });
  expect(added).toMatchObject({
    object: 'person',
    account: id,
    first_name: 'Jenny',
    dob: { day: 1, month: 1, year: 1902 },
    id_number_provided: true,
    ssn_last_4_provided: true,
    nationality: 'US',
    relationship: { representative: true, owner: true, director: false, percent_ownership: 40 },
    metadata: { seat: '1A' },
    verification: { status: 'verified' },
  });
  expect(JSON.stringify(added)).not.toContain('000000000');
  expect(await stripe.accounts.retrievePerson(id, added.id)).toEqual(added);
  const changed = await stripe.accounts.updatePerson(id, added.id, {
    last_name: 'Reed',
    metadata: { seat: '', row: '2' },
    relationship: { title: 'Pilot' },
  });
  expect(changed).toMatchObject({
    first_name: 'Jenny',
    last_name: 'Reed',
    metadata: { row: '2' },
    relationship: { owner: true, title: 'Pilot' },
  });
  expect(await stripe.accounts.deletePerson(id, added.id)).toMatchObject({ id: added.id, deleted: true });
  await expect(stripe.accounts.retrievePerson(id, added.id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: `No such person: '${added.id}'`,
  });
});

test('persons are listed by what they are, in pages', async () => {
  const { stripe } = await start();
  const { id, personId } = await openCompany(stripe, 'GB');
  const add = async (relationship: Stripe.AccountCreatePersonParams.Relationship) =>
    (await stripe.accounts.createPerson(id, { relationship })).id;
  const owner = await add({ owner: true });
  const both = await add({ owner: true, director: true });
  const listed = async (asked: Stripe.AccountListPersonsParams = {}) =>
    (await stripe.accounts.listPersons(id, asked)).data.map((one) => one.id);
  expect(await listed()).toEqual([both, owner, personId]);
  expect(await listed({ relationship: { owner: true } })).toEqual([both, owner]);
  expect(await listed({ relationship: { owner: true, director: false } })).toEqual([owner]);
  expect(await listed({ limit: 1, starting_after: both })).toEqual([owner]);
});

test('an individual is a person, of whom there is one', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(individual('US'));
  const { data } = await stripe.accounts.listPersons(id);
  expect(data).toMatchObject([{ first_name: 'Jenny', relationship: { representative: true } }]);
  const [own] = data;
  await stripe.accounts.updatePerson(id, own?.id ?? '', { first_name: 'Ada' });
  expect((await stripe.accounts.retrieve(id)).individual).toMatchObject({ id: own?.id, first_name: 'Ada' });
  await expect(stripe.accounts.createPerson(id, { first_name: 'Bob' })).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('more than one person'),
  });
  const fresh = await stripe.accounts.create({ ...collected, country: 'US', business_type: 'individual' });
  const first = await stripe.accounts.createPerson(fresh.id, { first_name: 'Bob' });
  expect((await stripe.accounts.retrieve(fresh.id)).individual).toMatchObject({
    id: first.id,
    first_name: 'Bob',
  });
});

test('nobody is a person of another account, nor of one that is not the platform’s', async () => {
  const { stripe } = await start();
  const { personId } = await openCompany(stripe, 'DE');
  const other = await openCompany(stripe, 'DE');
  const missing = { statusCode: 404, code: 'resource_missing', param: 'person' };
  await expect(stripe.accounts.retrievePerson(other.id, personId)).rejects.toMatchObject(missing);
  await expect(stripe.accounts.updatePerson(other.id, personId, {})).rejects.toMatchObject(missing);
  await expect(stripe.accounts.deletePerson(other.id, personId)).rejects.toMatchObject(missing);
  await expect(stripe.accounts.listPersons('acct_nobody')).rejects.toMatchObject({ code: 'account_invalid' });
});

test('a company has one representative', async () => {
  const { stripe } = await start();
  const { id } = await openCompany(stripe, 'DE');
  const second = { relationship: { representative: true } };
  const refused = {
    param: 'relationship[representative]',
    message: expect.stringContaining('already has a representative'),
  };
  await expect(stripe.accounts.createPerson(id, second)).rejects.toMatchObject(refused);
  const owner = await stripe.accounts.createPerson(id, { relationship: { owner: true } });
  await expect(stripe.accounts.updatePerson(id, owner.id, second)).rejects.toMatchObject(refused);
});

test.each<[Stripe.AccountCreatePersonParams, string]>([
  [{ dob: { day: 32, month: 1, year: 1990 } }, 'dob[day]'],
  [{ email: 'nobody' }, 'email'],
  [{ phone: '12' }, 'phone'],
  [{ ssn_last_4: '12' }, 'ssn_last_4'],
  [{ relationship: { percent_ownership: 101 } }, 'relationship[percent_ownership]'],
  [{ verification: { document: { front: 'file_none' } } }, 'verification[document][front]'],
])('of %j Stripe says what is wrong', async (given, param) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create(company('US'));
  await expect(stripe.accounts.createPerson(id, given)).rejects.toMatchObject({ statusCode: 400, param });
  expect((await stripe.accounts.listPersons(id)).data).toEqual([]);
});

test('once the pilot was sent to Stripe, who collects it, persons are no longer the platform’s', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ country: 'US', business_type: 'company' });
  const given = { first_name: 'Jenny', relationship: { representative: true } };
  const { id: personId } = await stripe.accounts.createPerson(id, given);
  const { requirements } = await stripe.accounts.retrieve(id);
  expect(requirements?.currently_due).not.toContain('representative.first_name');
  await linkTo(stripe, id);
  const refused = { statusCode: 403 };
  await expect(stripe.accounts.listPersons(id)).rejects.toMatchObject(refused);
  await expect(stripe.accounts.updatePerson(id, personId, given)).rejects.toMatchObject(refused);
});

test('a key may be kept from persons', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create(company('US'));
  state.platform.forbidden = ['connected_account_write'];
  await expect(stripe.accounts.createPerson(id, {})).rejects.toMatchObject({
    code: 'more_permissions_required',
  });
  expect((await stripe.accounts.listPersons(id)).data).toEqual([]);
});
