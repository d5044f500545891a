import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { LIVE_KEY, openV2, PUBLISHABLE_KEY, sdk, start } from '../../testing/sdk';

const rides = {
  contact_email: 'jenny@example.com',
  display_name: 'Rides',
  identity: { entity_type: 'company', business_details: { registered_name: 'Rides' } },
} satisfies Stripe.V2.Core.AccountTokenCreateParams;

async function startWithTokens(country = 'FR') {
  const started = await start();
  started.state.platform.country = country;
  const browser = sdk(started.url, PUBLISHABLE_KEY).v2.core;
  const tokenOf = async (of: Stripe.V2.Core.AccountTokenCreateParams) =>
    (await browser.accountTokens.create(of)).id;
  const open = async (of: Stripe.V2.Core.AccountTokenCreateParams = rides) =>
    openV2(started.stripe, { account_token: await tokenOf(of), include: ['identity'] });
  return { ...started, v2: started.stripe.v2.core, browser, tokenOf, open };
}

test('a token is made by either key, and tells no more than how long it lasts', async () => {
  const { v2, browser, state } = await startWithTokens();
  for (const by of [v2, browser]) {
    const { lastResponse: _, ...token } = await by.accountTokens.create(rides);
    expect(token).toEqual({
      id: expect.stringMatching(/^accttok_\w{44}$/),
      object: 'v2.core.account_token',
      created: new Date(state.clock.now * 1000).toISOString(),
      expires_at: new Date((state.clock.now + 600) * 1000).toISOString(),
      livemode: false,
      used: false,
    });
    expect(await v2.accountTokens.retrieve(token.id)).toEqual(token);
  }
  await expect(v2.accountTokens.retrieve('accttok_1')).rejects.toMatchObject({
    statusCode: 404,
    code: 'not_found',
  });
});

test('a browser makes one by itself', async () => {
  const { url, v2 } = await startWithTokens();
  const answer = await fetch(`${url}/v2/core/account_tokens`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${PUBLISHABLE_KEY}`,
      'Content-Type': 'application/json',
      'Stripe-Version': '2026-10-28.endive',
    },
    body: JSON.stringify(rides),
  });
  const token = await answer.json();
  expect(await v2.accountTokens.retrieve(token.id)).toEqual(token);
});

test('live ones are made by a publishable key alone', async () => {
  const { url } = await startWithTokens();
  await expect(sdk(url, LIVE_KEY).v2.core.accountTokens.create(rides)).rejects.toMatchObject({
    statusCode: 400,
    code: 'token_must_be_created_with_publishable_key',
  });
  const browser = sdk(url, 'pk_live_rocketRides0000').v2.core;
  expect(await browser.accountTokens.create(rides)).toMatchObject({ livemode: true });
});

test('a French platform opens a merchant by a token, with the country beside it', async () => {
  const { open, v2 } = await startWithTokens();
  const account = await open();
  expect(account).toMatchObject({
    contact_email: 'jenny@example.com',
    display_name: 'Rides',
    identity: { country: 'US', entity_type: 'company', business_details: { registered_name: 'Rides' } },
  });
  for (const update of [
    { contact_email: 'jane@example.com' },
    { display_name: 'Wheels' },
    { identity: { business_details: { phone: '+1 555 010 9999' } } },
  ])
    await expect(v2.accounts.update(account.id, update)).rejects.toMatchObject({
      statusCode: 400,
      code: 'account_token_required',
    });
  await v2.accounts.update(account.id, { metadata: { pilot: 'p1' } });
});

test('when and where somebody attested something is put down', async () => {
  const { v2, stripe, tokenOf, state } = await startWithTokens();
  const { id } = await v2.accounts.create({
    account_token: await tokenOf({
      identity: {
        entity_type: 'company',
        attestations: {
          terms_of_service: { account: { shown_and_accepted: true } },
          ownership_declaration: { attested: true },
          directorship_declaration: { attested: false },
          persons_provided: { owners: true },
        },
      },
    }),
    dashboard: 'none',
    identity: { country: 'us' },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
  });
  const signed = {
    date: new Date(state.clock.now * 1000).toISOString(),
    ip: '127.0.0.1',
    user_agent: expect.any(String),
  };
  const { identity } = await v2.accounts.retrieve(id, { include: ['identity'] });
  expect(identity?.attestations).toMatchObject({
    terms_of_service: { account: signed },
    ownership_declaration: signed,
    persons_provided: { owners: true },
  });
  expect(identity?.attestations?.directorship_declaration ?? null).toBeNull();
  expect((await stripe.accounts.retrieve(id)).tos_acceptance?.date).toBe(state.clock.now);
});

test.each<[string, Stripe.V2.Core.AccountUpdateParams]>([
  ['contact_email', { contact_email: 'jenny@example.com' }],
  ['display_name', { display_name: 'Rides' }],
  ['identity.entity_type', { identity: { entity_type: 'company' } }],
  ['identity.individual.given_name', { identity: { individual: { given_name: 'Jenny' } } }],
])('%s can’t stand beside a token', async (param, beside) => {
  const { v2, open, tokenOf } = await startWithTokens();
  const { id } = await open();
  const account_token = await tokenOf(rides);
  await expect(v2.accounts.update(id, { ...beside, account_token })).rejects.toMatchObject({
    statusCode: 400,
    code: 'param_alongside_account_token',
    param,
  });
  await v2.accounts.update(id, { account_token, identity: { country: 'us' } });
});

test('a token that is used, too old, of the wrong kind or none is told so', async () => {
  const { v2, stripe, open, tokenOf, state } = await startWithTokens();
  const { id } = await open();
  const used = await tokenOf(rides);
  await v2.accounts.update(id, { account_token: used });
  const old = await tokenOf(rides);
  state.clock.advance(600);
  const person = await v2.accounts.personTokens.create(id, { given_name: 'Jenny' });
  const ofV1 = await stripe.tokens.create({ account: { business_type: 'company' } });
  const refusals: [string, string, number][] = [
    [used, 'token_already_used', 400],
    [old, 'token_expired', 400],
    [person.id, 'incorrect_token_wrong_type', 400],
    [ofV1.id, 'v1_token_invalid_in_v2', 400],
    ['accttok_1', 'invalid_account_token', 403],
  ];
  for (const [account_token, code, statusCode] of refusals)
    await expect(v2.accounts.update(id, { account_token })).rejects.toMatchObject({ code, statusCode });
});

test('persons have tokens of their account’s', async () => {
  const { v2, browser, open, state } = await startWithTokens();
  const { id } = await open();
  const token = await browser.accounts.personTokens.create(id, {
    given_name: 'Jenny',
    relationship: { owner: true, percent_ownership: Stripe.Decimal.from('30') },
    address: { country: 'fr' },
  });
  expect(token).toMatchObject({
    id: expect.stringMatching(/^perstok_\w{44}$/),
    object: 'v2.core.account_person_token',
    expires_at: new Date((state.clock.now + 600) * 1000).toISOString(),
  });
  expect(await v2.accounts.personTokens.retrieve(id, token.id)).toMatchObject({ id: token.id, used: false });
  await expect(v2.accounts.persons.create(id, { given_name: 'Jenny' })).rejects.toMatchObject({
    code: 'person_token_required',
  });
  const person_token = token.id;
  await expect(v2.accounts.persons.create(id, { person_token, given_name: 'Jenny' })).rejects.toMatchObject({
    code: 'param_alongside_person_token',
    param: 'given_name',
  });
  const other = await open();
  await expect(v2.accounts.persons.create(other.id, { person_token })).rejects.toMatchObject({
    code: 'incorrect_account_for_person_token',
  });
  const person = await v2.accounts.persons.create(id, { person_token });
  expect(person).toMatchObject({ given_name: 'Jenny', relationship: { owner: true } });
  expect(await v2.accounts.personTokens.retrieve(id, token.id)).toMatchObject({ used: true });
  await expect(v2.accounts.persons.update(id, person.id, { given_name: 'Jane' })).rejects.toMatchObject({
    code: 'person_token_required',
  });
  const next = await browser.accounts.personTokens.create(id, { given_name: 'Jane' });
  expect(await v2.accounts.persons.update(id, person.id, { person_token: next.id })).toMatchObject({
    given_name: 'Jane',
  });
});

test('elsewhere nobody needs one, but what it said only another one changes', async () => {
  const { v2, stripe, tokenOf } = await startWithTokens('US');
  const { id } = await openV2(stripe);
  await v2.accounts.update(id, { contact_email: 'a@example.com' });
  await v2.accounts.update(id, { account_token: await tokenOf(rides) });
  await expect(v2.accounts.update(id, { display_name: 'Wheels' })).rejects.toMatchObject({
    code: 'account_token_required',
    param: 'display_name',
  });
  await v2.accounts.update(id, { contact_phone: '+1 555 010 9999' });
});
