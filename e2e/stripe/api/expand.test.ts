import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

test('what comes anyway may be asked for', async () => {
  const { stripe } = await start();
  const account = await stripe.accounts.create({ expand: ['requirements', 'settings.branding'] });
  expect(
    await stripe.accounts.retrieve(account.id, { expand: ['external_accounts', 'capabilities'] }),
  ).toEqual(account);
  const list = await stripe.accounts.list({ expand: ['data', 'data.requirements'] });
  expect(list.data).toEqual([account]);
});

test.each([
  ['foo', 'foo'],
  ['email', 'email'],
  ['metadata', 'metadata'],
  ['requirements.foo', 'requirements.foo'],
  ['email.foo.bar', 'email'],
])('%s cannot be expanded', async (path, shown) => {
  const { stripe } = await start();
  // Before Stripe looks for the account.
  await expect(stripe.accounts.retrieve('acct_unknown', { expand: [path] })).rejects.toMatchObject({
    statusCode: 400,
    code: undefined,
    param: undefined,
    message: `This property cannot be expanded (${shown}).`,
  });
});

test('nothing is done for a request that asks for what cannot be expanded', async () => {
  const { stripe, state } = await start();
  await expect(stripe.accounts.create({ expand: ['foo'] })).rejects.toMatchObject({ statusCode: 400 });
  expect(state.accounts.size).toBe(0);
});

test('of a list its data is expanded', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.list({ expand: ['settings'] })).rejects.toMatchObject({
    message:
      "This property cannot be expanded (settings). You may want to try expanding 'data.settings' instead.",
  });
});

test('a path leads down four levels', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.list({ expand: ['data.a.b.c.d'] })).rejects.toMatchObject({
    message: 'You cannot expand more than 4 levels of a property.',
  });
});

test('what is not modelled is not left unexpanded', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.retrieveCurrent({ expand: ['settings.branding.icon'] })).rejects.toMatchObject(
    {
      statusCode: 400,
      message: 'The local Stripe does not model expanding settings.branding.icon.',
    },
  );
});
