import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { png } from '../../testing/images';
import { LIVE_KEY, OTHER_PLATFORMS_KEY, PUBLISHABLE_KEY, platformsOwn, sdk, start } from '../../testing/sdk';

const custom = {
  country: 'FR',
  controller: platformsOwn,
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
} satisfies Stripe.AccountCreateParams;

const jenny = {
  business_type: 'individual',
  individual: { first_name: 'Jenny', last_name: 'Rosen', dob: { day: 1, month: 1, year: 1902 } },
  tos_shown_and_accepted: true,
} satisfies Stripe.TokenCreateParams['account'];

async function startInFrance() {
  const started = await start();
  started.state.platform.country = 'FR';
  const browser = sdk(started.url, PUBLISHABLE_KEY);
  const tokenOf = async (account: Stripe.TokenCreateParams.Account) =>
    (await browser.tokens.create({ account })).id;
  const open = async (account: Stripe.TokenCreateParams.Account = jenny) =>
    started.stripe.accounts.create({ ...custom, account_token: await tokenOf(account) });
  return { ...started, browser, tokenOf, open };
}

test('a token opens an account in France, and says when and where its terms were accepted', async () => {
  const { stripe, state, tokenOf } = await startInFrance();
  const account_token = await tokenOf(jenny);
  const account = await stripe.accounts.create({ ...custom, account_token });
  expect(account).toMatchObject({
    business_type: 'individual',
    individual: { first_name: 'Jenny', dob: { year: 1902 } },
    tos_acceptance: { date: state.clock.now, ip: '127.0.0.1', user_agent: expect.any(String) },
  });
  expect(JSON.stringify([...state.tokens])).not.toContain('Jenny');
  expect(await stripe.tokens.retrieve(account_token)).toMatchObject({ used: true });
  await expect(stripe.accounts.update(account.id, { account_token })).rejects.toMatchObject({
    statusCode: 400,
    code: 'token_already_used',
    param: 'account_token',
    message: `You cannot use a Stripe token more than once: ${account_token}.`,
  });
});

test('without a token, or by one that accepts no terms, none is opened there', async () => {
  const { stripe, open, state } = await startInFrance();
  await expect(stripe.accounts.create(custom)).rejects.toThrow(
    /^Connect platforms based in FR must create accounts via account tokens\./,
  );
  const { tos_shown_and_accepted: _, ...silent } = jenny;
  for (const account of [silent, { ...silent, tos_shown_and_accepted: false }])
    await expect(open(account)).rejects.toMatchObject({ statusCode: 400, param: 'account_token' });
  expect(state.accounts.size).toBe(0);
});

test('what a token can say needs one there later on as well, and nothing else does', async () => {
  const { stripe, open, tokenOf } = await startInFrance();
  const { id } = await open();
  const said: [Stripe.AccountUpdateParams, string][] = [
    [{ business_type: 'individual' }, 'business_type'],
    [{ individual: { first_name: 'Jane' } }, 'individual'],
    [{ company: { name: 'Rides' } }, 'company'],
    [{ tos_acceptance: { date: 1_700_000_000, ip: '203.0.113.7' } }, 'tos_acceptance'],
  ];
  for (const [update, param] of said)
    await expect(stripe.accounts.update(id, update)).rejects.toMatchObject({
      statusCode: 400,
      param,
      message: expect.stringMatching(
        /^Connect platforms based in FR must update accounts via account tokens\./,
      ),
    });
  await stripe.accounts.update(id, {
    business_profile: { mcc: '4121' },
    metadata: { pilot: 'p1' },
    email: 'jenny@example.com',
  });
  const account_token = await tokenOf({ individual: { first_name: 'Jane', email: 'jane@example.com' } });
  expect((await stripe.accounts.update(id, { account_token })).individual).toMatchObject({
    first_name: 'Jane',
    last_name: 'Rosen',
    email: 'jane@example.com',
  });
});

test('accounts for which Stripe collects what is required need none', async () => {
  const { stripe } = await startInFrance();
  const { id } = await stripe.accounts.create({ country: 'FR' });
  await stripe.accounts.update(id, { business_type: 'individual', individual: { first_name: 'Jane' } });
});

test('a token unsets what it says is empty', async () => {
  const { stripe, open, tokenOf } = await startInFrance();
  const { id } = await open();
  const account_token = await tokenOf({ individual: { last_name: '', dob: '' } });
  expect((await stripe.accounts.update(id, { account_token })).individual).toMatchObject({
    first_name: 'Jenny',
    last_name: null,
    dob: { day: null, month: null, year: null },
  });
});

test('beside a token stands nothing that it could say', async () => {
  const { stripe, tokenOf } = await startInFrance();
  const account_token = await tokenOf(jenny);
  const beside: [Stripe.AccountCreateParams, string][] = [
    [{ business_type: 'individual' }, 'business_type'],
    [{ individual: { first_name: 'Jane' } }, 'individual'],
    [{ company: { name: 'Rides' } }, 'company'],
    [{ tos_acceptance: { date: 1_700_000_000, ip: '203.0.113.7' } }, 'tos_acceptance'],
  ];
  for (const [params, param] of beside)
    await expect(stripe.accounts.create({ ...custom, ...params, account_token })).rejects.toMatchObject({
      statusCode: 400,
      param,
      message: expect.stringContaining('`account_token`'),
    });
  const tos_acceptance = { service_agreement: 'full' };
  const account = await stripe.accounts.create({ ...custom, tos_acceptance, account_token });
  expect(account.tos_acceptance).toMatchObject({ service_agreement: 'full', date: expect.any(Number) });
});

test('a token is not used up by a request that is refused for something else', async () => {
  const { stripe, tokenOf } = await startInFrance();
  const account_token = await tokenOf({ ...jenny, individual: { phone: '12' } });
  await expect(stripe.accounts.create({ ...custom, account_token })).rejects.toMatchObject({
    param: 'individual[phone]',
  });
  expect(await stripe.tokens.retrieve(account_token)).toMatchObject({ used: false });
});

test('it stands for somebody for ten minutes', async () => {
  const { stripe, state, tokenOf } = await startInFrance();
  const [early, late] = [await tokenOf(jenny), await tokenOf(jenny)];
  state.clock.advance(599);
  await stripe.accounts.create({ ...custom, account_token: early });
  state.clock.advance(1);
  await expect(stripe.accounts.create({ ...custom, account_token: late })).rejects.toMatchObject({
    statusCode: 400,
    code: 'token_expired',
    param: 'account_token',
  });
});

test('what is no account token of the platform’s, in its mode, is none', async () => {
  const { stripe, url } = await start();
  const tokens: string[] = ['ct_1'];
  for (const key of [OTHER_PLATFORMS_KEY, 'pk_live_rocketRides0000'])
    tokens.push((await sdk(url, key).tokens.create({ account: jenny })).id);
  tokens.push((await stripe.tokens.create({ person: { first_name: 'Jenny' } })).id);
  for (const account_token of tokens)
    await expect(stripe.accounts.create({ ...custom, account_token })).rejects.toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'account_token',
      message: `No such token: '${account_token}'`,
    });
  await expect(sdk(url, LIVE_KEY).tokens.create({ account: jenny })).rejects.toThrow('publishable key');
});

test('elsewhere a token may open accounts, and what it said only another one changes', async () => {
  const { stripe } = await start();
  const tokenOf = async (account: Stripe.TokenCreateParams.Account) =>
    (await stripe.tokens.create({ account })).id;
  const { id } = await stripe.accounts.create({
    ...custom,
    country: 'US',
    account_token: await tokenOf(jenny),
  });
  await expect(stripe.accounts.update(id, { individual: { first_name: 'Jane' } })).rejects.toMatchObject({
    statusCode: 400,
    param: 'individual',
    message: expect.stringMatching(/^What was set by a token can only be changed by an account token\./),
  });
  await stripe.accounts.update(id, { individual: { email: 'jenny@example.com' } });
  await stripe.accounts.update(id, { account_token: await tokenOf({ individual: { first_name: 'Jane' } }) });
});

test('who it is about needs a type, by the token or before', async () => {
  const { stripe, open, tokenOf } = await startInFrance();
  await expect(
    open({ individual: { first_name: 'Jenny' }, tos_shown_and_accepted: true }),
  ).rejects.toMatchObject({
    param: 'individual',
    message:
      'The `business_type` must be provided when sending either of `individual` or `company` parameters.',
  });
  const { id } = await open();
  await stripe.accounts.update(id, { account_token: await tokenOf({ individual: { first_name: 'Jane' } }) });
});

test('a company’s says that its owners were declared', async () => {
  const { open } = await startInFrance();
  const account = await open({
    business_type: 'company',
    company: { name: 'Rides', ownership_declaration_shown_and_signed: true },
    tos_shown_and_accepted: true,
  });
  expect(account.company).toMatchObject({
    name: 'Rides',
    ownership_declaration: { date: expect.any(Number), ip: '127.0.0.1' },
  });
});

test('a token holds documents and tokens of numbers, which are used with it', async () => {
  const { stripe, state, browser, open } = await startInFrance();
  const file = { data: png(), name: 'failed.png', type: 'image/png' };
  const { id: front } = await browser.files.create({ purpose: 'identity_document', file });
  const { id: id_number } = await browser.tokens.create({ pii: { id_number: '222222222' } });
  const individual = { ...jenny.individual, id_number, verification: { document: { front } } };
  const { id } = await open({ ...jenny, individual });
  expect(state.accounts.get(id)).toMatchObject({
    documents: { [front]: 'failure' },
    given: { individual: { id_number: '222222222' } },
  });
  expect(await stripe.tokens.retrieve(id_number)).toMatchObject({ used: true });
});

test('the token of a number takes its place, once', async () => {
  const { stripe, state } = await start();
  const numberOf = async (id_number: string) => (await stripe.tokens.create({ pii: { id_number } })).id;
  const whole = await numberOf('222222222');
  const account = await stripe.accounts.create({
    ...custom,
    country: 'US',
    business_type: 'individual',
    individual: { id_number: whole, ssn_last_4: await numberOf('2222') },
  });
  expect(account.individual).toMatchObject({ id_number_provided: true, ssn_last_4_provided: true });
  expect(state.accounts.get(account.id)?.given).toMatchObject({
    individual: { id_number: '222222222', ssn_last_4: '2222' },
  });
  expect(JSON.stringify([...state.tokens])).not.toContain('2222');
  const update = (individual: Stripe.AccountUpdateParams.Individual) =>
    stripe.accounts.update(account.id, { individual });
  await expect(update({ id_number: whole })).rejects.toMatchObject({
    code: 'token_already_used',
    param: 'individual[id_number]',
  });
  await expect(update({ ssn_last_4: await numberOf('22222') })).rejects.toMatchObject({
    param: 'individual[ssn_last_4]',
    message: 'SSN last 4 must be exactly 4 digits',
  });
  await expect(update({ id_number: 'pii_1' })).rejects.toMatchObject({ code: 'resource_missing' });
});
