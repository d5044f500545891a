import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { PUBLISHABLE_KEY, platformsOwn, sdk, start } from '../../testing/sdk';

const company = {
  business_type: 'company',
  company: { name: 'Rides' },
  tos_shown_and_accepted: true,
} satisfies Stripe.TokenCreateParams['account'];

async function startWithCompany(country: string) {
  const started = await start();
  started.state.platform.country = country;
  const browser = sdk(started.url, PUBLISHABLE_KEY);
  const { id } = await started.stripe.accounts.create({
    country,
    controller: platformsOwn,
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    account_token: (await browser.tokens.create({ account: company })).id,
  });
  const tokenOf = async (person: Stripe.TokenCreateParams.Person) =>
    (await browser.tokens.create({ person })).id;
  return { ...started, browser, id, tokenOf };
}

test('a person is made and changed by tokens', async () => {
  const { stripe, id, tokenOf } = await startWithCompany('FR');
  const person_token = await tokenOf({ first_name: 'Jenny', relationship: { owner: true } });
  const person = await stripe.accounts.createPerson(id, { person_token });
  expect(person).toMatchObject({ first_name: 'Jenny', relationship: { owner: true } });
  await expect(stripe.accounts.createPerson(id, { person_token })).rejects.toMatchObject({
    code: 'token_already_used',
    param: 'person_token',
  });
  const changed = await stripe.accounts.updatePerson(id, person.id, {
    person_token: await tokenOf({ first_name: 'Jane', email: 'jane@example.com' }),
  });
  expect(changed).toMatchObject({ first_name: 'Jane', relationship: { owner: true } });
});

test('in France a person needs one', async () => {
  const { stripe, id, tokenOf } = await startWithCompany('FR');
  const words = /^Connect platforms based in FR must create and update persons via person tokens\./;
  await expect(stripe.accounts.createPerson(id, { first_name: 'Jenny' })).rejects.toThrow(words);
  const { id: person } = await stripe.accounts.createPerson(id, {
    person_token: await tokenOf({ first_name: 'Jenny' }),
  });
  await expect(
    stripe.accounts.updatePerson(id, person, { email: 'jenny@example.com' }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'email', message: expect.stringMatching(words) });
});

test('beside a token stands nothing', async () => {
  const { stripe, id, tokenOf } = await startWithCompany('US');
  const person_token = await tokenOf({ first_name: 'Jenny' });
  await expect(
    stripe.accounts.createPerson(id, { person_token, email: 'jenny@example.com' }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'email' });
  await stripe.accounts.createPerson(id, { person_token, expand: [] });
});

test('elsewhere only what a token said of a person needs another', async () => {
  const { stripe, id, tokenOf } = await startWithCompany('US');
  const { id: person } = await stripe.accounts.createPerson(id, {
    person_token: await tokenOf({ first_name: 'Jenny' }),
  });
  await expect(stripe.accounts.updatePerson(id, person, { first_name: 'Jane' })).rejects.toThrow(
    /^What was set by a token can only be changed by a person token\./,
  );
  await stripe.accounts.updatePerson(id, person, { email: 'jenny@example.com' });
  const other = await stripe.accounts.createPerson(id, { first_name: 'John' });
  await stripe.accounts.updatePerson(id, other.id, { first_name: 'Jack' });
});

test('the token of a number takes its place', async () => {
  const { stripe, state, id } = await startWithCompany('US');
  const token = await stripe.tokens.create({ pii: { id_number: '222222222' } });
  const person = await stripe.accounts.createPerson(id, { id_number: token.id });
  expect(person).toMatchObject({ id_number_provided: true });
  expect(JSON.stringify(state.accounts.get(id))).toContain('222222222');
  expect(await stripe.tokens.retrieve(token.id)).toMatchObject({ used: true });
});
