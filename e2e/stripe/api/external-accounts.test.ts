import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { linkTo, start } from '../testing/sdk';

const bank = {
  object: 'bank_account',
  country: 'US',
  currency: 'usd',
  routing_number: '110000000',
  account_number: '000123456789',
} as const;

test('a bank account is added, listed and fetched', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const added = await stripe.accounts.createExternalAccount(id, { external_account: bank });
  expect(added).toMatchObject({ object: 'bank_account', account: id, last4: '6789', currency: 'usd' });
  expect(await stripe.accounts.retrieveExternalAccount(id, added.id)).toEqual(added);
  const account = await stripe.accounts.retrieve(id);
  expect(account.external_accounts?.data).toEqual([added]);
  expect(account.requirements?.currently_due).not.toContain('external_account');

  const euros = { ...bank, currency: 'eur' };
  const second = await stripe.accounts.createExternalAccount(id, { external_account: euros });
  const listed = async (asked?: Stripe.AccountListExternalAccountsParams) =>
    (await stripe.accounts.listExternalAccounts(id, asked)).data.map((one) => one.id);
  expect(await listed()).toEqual([second.id, added.id]);
  expect(await listed({ limit: 1, starting_after: second.id })).toEqual([added.id]);
  expect(await listed({ object: 'card' })).toEqual([]);
});

test('a bank account that is added stands beside the others, of which one a currency is the default', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const add = async (more: Partial<Stripe.AccountCreateExternalAccountParams> = {}) =>
    (await stripe.accounts.createExternalAccount(id, { external_account: bank, ...more })).id;
  const defaults = async () => {
    const { data } = await stripe.accounts.listExternalAccounts(id);
    return data.flatMap((one) => (one.default_for_currency ? [one.id] : []));
  };
  const first = await add({ default_for_currency: false });
  await add();
  const inEuros = await add({ external_account: { ...bank, currency: 'eur' } });
  expect(await defaults()).toEqual([inEuros, first]);
  const asked = await add({ default_for_currency: true });
  expect(await defaults()).toEqual([asked, inEuros]);
  expect((await stripe.accounts.listExternalAccounts(id)).data).toHaveLength(4);
});

test('what an account is given as its bank account takes the place of the default in its currency', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const first = await stripe.accounts.createExternalAccount(id, { external_account: bank });
  const second = await stripe.accounts.createExternalAccount(id, { external_account: bank });
  const { external_accounts } = await stripe.accounts.update(id, { external_account: bank });
  const [kept, given] = external_accounts?.data ?? [];
  expect([kept, given]).toMatchObject([
    { id: second.id, default_for_currency: false },
    { default_for_currency: true },
  ]);
  expect(external_accounts?.data).toHaveLength(2);
  await expect(stripe.accounts.retrieveExternalAccount(id, first.id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: `No such external account: '${first.id}'`,
  });
});

test('what was sent to Stripe is no longer the platform’s to say', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await linkTo(stripe, id);
  await expect(stripe.accounts.createExternalAccount(id, { external_account: bank })).rejects.toMatchObject({
    statusCode: 403,
  });
});

test('what is not modelled is refused', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  await expect(
    stripe.accounts.createExternalAccount(id, { external_account: bank, metadata: { a: 'b' } }),
  ).rejects.toMatchObject({ code: 'parameter_unsupported_locally' });
  await expect(
    stripe.accounts.createExternalAccount(id, { external_account: 'tok_visa' }),
  ).rejects.toMatchObject({ code: 'parameter_unsupported_locally' });
});
