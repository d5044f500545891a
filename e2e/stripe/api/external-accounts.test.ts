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

test('a bank account takes the place of the one in its currency', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const first = await stripe.accounts.createExternalAccount(id, { external_account: bank });
  const second = await stripe.accounts.createExternalAccount(id, { external_account: bank });
  expect((await stripe.accounts.listExternalAccounts(id)).data).toEqual([second]);
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
  for (const more of [{ metadata: { a: 'b' } }, { default_for_currency: false }])
    await expect(
      stripe.accounts.createExternalAccount(id, { external_account: bank, ...more }),
    ).rejects.toMatchObject({ code: 'parameter_unsupported_locally' });
  await expect(
    stripe.accounts.createExternalAccount(id, { external_account: 'tok_visa' }),
  ).rejects.toMatchObject({ code: 'parameter_unsupported_locally' });
});
