import { expect, test } from 'vitest';
import { LIVE_KEY, OTHER_PLATFORMS_KEY, PUBLISHABLE_KEY, sdk, start } from '../../testing/sdk';

const bank_account = {
  account_type: 'checking',
  country: 'US',
  currency: 'usd',
  account_holder_name: 'Jenny Rosen',
  account_holder_type: 'individual',
  routing_number: '110000000',
  account_number: '000123456789',
} as const;

test('a token stands for a bank account, once', async () => {
  const { stripe } = await start();
  const token = await stripe.tokens.create({ bank_account });
  expect(token).toMatchObject({
    id: expect.stringMatching(/^btok_/),
    object: 'token',
    type: 'bank_account',
    used: false,
    bank_account: { last4: '6789', account_holder_name: 'Jenny Rosen', account_type: 'checking' },
  });
  expect(token.bank_account).not.toHaveProperty('account');

  const account = await stripe.accounts.create({ external_account: token.id });
  expect(account.external_accounts?.data).toMatchObject([
    { ...token.bank_account, account: account.id, routing_number: '110000000' },
  ]);
  await expect(stripe.accounts.create({ external_account: token.id })).rejects.toMatchObject({
    code: 'token_already_used',
    message: `You cannot use a Stripe token more than once: ${token.id}.`,
  });
});

test('a token stands for a bank account for ten minutes', async () => {
  const { stripe, state } = await start();
  const { id: external_account } = await stripe.tokens.create({ bank_account });
  state.clock.advance(600);
  await expect(stripe.accounts.create({ external_account })).rejects.toMatchObject({
    statusCode: 400,
    code: 'token_expired',
    param: 'external_account',
  });
});

test('a token is not spent by a request that is refused for something else', async () => {
  const { stripe } = await start();
  const { id: external_account } = await stripe.tokens.create({ bank_account });
  const { id } = await stripe.accounts.create();
  await expect(
    stripe.accounts.update(id, { external_account, metadata: { ['k'.repeat(41)]: 'a' } }),
  ).rejects.toThrow('Metadata keys');
  const account = await stripe.accounts.update(id, { external_account });
  expect(account.external_accounts?.data).toHaveLength(1);
});

test('a token is its platform’s, in its mode', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.tokens.create({ bank_account });
  const none = { statusCode: 400, code: 'resource_missing', message: `No such token: '${id}'` };
  for (const key of [LIVE_KEY, OTHER_PLATFORMS_KEY]) {
    const asked = sdk(url, key).accounts.create({ external_account: id });
    await expect(asked).rejects.toMatchObject(none);
  }
  expect((await stripe.accounts.create({ external_account: id })).external_accounts?.data).toHaveLength(1);
});

test('a token of nobody’s is none, and in live mode those for tests are none', async () => {
  const { stripe, url } = await start();
  const none = { code: 'resource_missing', param: 'external_account' };
  const given = (external_account: string) => ({ external_account });
  await expect(stripe.accounts.create(given('btok_1AbCdEf'))).rejects.toMatchObject(none);
  const live = sdk(url, LIVE_KEY).accounts;
  await expect(live.create(given('btok_us_verified'))).rejects.toMatchObject(none);
});

test('a bank account that is none has no token', async () => {
  const { stripe } = await start();
  await expect(
    stripe.tokens.create({ bank_account: { ...bank_account, routing_number: '11' } }),
  ).rejects.toMatchObject({ code: 'routing_number_invalid', param: 'bank_account[routing_number]' });
});

test('a token stands for a number of a person’s as well, which is not told back', async () => {
  const { stripe } = await start();
  const token = await stripe.tokens.create({ pii: { id_number: '222222222' } });
  expect(token).toMatchObject({
    id: expect.stringMatching(/^pii_/),
    object: 'token',
    type: 'pii',
    client_ip: '127.0.0.1',
    used: false,
    livemode: false,
    created: expect.any(Number),
  });
  expect(token).not.toHaveProperty('bank_account');
  expect(JSON.stringify(token)).not.toContain('222222222');
  await expect(stripe.accounts.create({ external_account: token.id })).rejects.toMatchObject({
    code: 'resource_missing',
    param: 'external_account',
  });
});

test('an account and a person have tokens, which tell nothing of them', async () => {
  const { stripe } = await start();
  const made = [
    await stripe.tokens.create({ account: { business_type: 'individual', tos_shown_and_accepted: true } }),
    await stripe.tokens.create({ person: { first_name: 'Jenny' } }),
  ];
  expect(made).toMatchObject([
    { id: expect.stringMatching(/^ct_\w{24}$/), type: 'account', used: false },
    { id: expect.stringMatching(/^cpt_\w{24}$/), type: 'person', used: false },
  ]);
  expect(JSON.stringify(made)).not.toMatch(/Jenny|business_type/);
  for (const token of made) expect(await stripe.tokens.retrieve(token.id)).toEqual(token);
});

test('live ones of accounts and persons are made by a publishable key alone', async () => {
  const { url } = await start();
  const [server, browser] = [sdk(url, LIVE_KEY), sdk(url, 'pk_live_rocketRides0000')];
  for (const of of [
    { account: { business_type: 'individual' } },
    { person: { first_name: 'Jenny' } },
  ] as const) {
    await expect(server.tokens.create(of)).rejects.toMatchObject({
      statusCode: 400,
      code: 'token_must_be_created_with_publishable_key',
    });
    expect(await browser.tokens.create(of)).toMatchObject({ livemode: true });
  }
  expect(await server.tokens.create({ pii: { id_number: '222222222' } })).toMatchObject({ livemode: true });
});

test('a token is told again, and whether it was used', async () => {
  const { stripe } = await start();
  const ofBank = await stripe.tokens.create({ bank_account });
  const ofPerson = await stripe.tokens.create({ pii: { id_number: '222222222' } });
  for (const token of [ofBank, ofPerson]) expect(await stripe.tokens.retrieve(token.id)).toEqual(token);
  await stripe.accounts.create({ external_account: ofBank.id });
  expect(await stripe.tokens.retrieve(ofBank.id)).toEqual({ ...ofBank, used: true });
});

test('it is told to its own platform, in its mode, and to no other', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.tokens.create({ bank_account });
  for (const key of [LIVE_KEY, OTHER_PLATFORMS_KEY])
    await expect(sdk(url, key).tokens.retrieve(id)).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: `No such token: '${id}'`,
    });
});

test('a browser may make a token by a publishable key, for its platform to use', async () => {
  const { stripe, url } = await start();
  const browser = sdk(url, PUBLISHABLE_KEY);
  for (const made of [{ bank_account }, { pii: { id_number: '222222222' } }]) {
    const token = await browser.tokens.create(made);
    expect(await stripe.tokens.retrieve(token.id)).toEqual(token);
  }
  const { id: external_account } = await browser.tokens.create({ bank_account });
  const account = await stripe.accounts.create({ external_account });
  expect(account.external_accounts?.data).toHaveLength(1);
});

test('there is no token of nothing, and none of anything else', async () => {
  const { stripe } = await start();
  await expect(stripe.tokens.create()).rejects.toMatchObject({ code: 'parameter_missing' });
  await expect(stripe.tokens.create({ cvc_update: { cvc: '123' } })).rejects.toMatchObject({
    code: 'parameter_unsupported_locally',
    param: 'cvc_update',
  });
  await expect(
    stripe.tokens.create({ bank_account: { ...bank_account, payment_method: 'pm_1' } }),
  ).rejects.toMatchObject({ code: 'parameter_unsupported_locally', param: 'bank_account' });
  await expect(stripe.tokens.create({ bank_account, pii: { id_number: '222222222' } })).rejects.toMatchObject(
    { code: 'parameter_unsupported_locally', param: 'pii' },
  );
});
