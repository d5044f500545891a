import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const wrong = [
  'pilot',
  'pilot@invalid',
  'pilot@.example.com',
  ' pilot@example.com',
  'a@b@example.com',
  'a＠b.com',
];

test.each(wrong)('%j is no e-mail address to v1', async (email) => {
  const { stripe } = await start();
  const refusal = {
    statusCode: 400,
    code: 'email_invalid',
    param: 'email',
    message: `Invalid email address: ${email}`,
  };
  await expect(stripe.accounts.create({ email })).rejects.toMatchObject(refusal);
  const { id } = await stripe.accounts.create();
  await expect(stripe.accounts.update(id, { email })).rejects.toMatchObject(refusal);
  expect((await stripe.accounts.retrieve(id)).email).toBeNull();
});

test('v2 refuses what is no e-mail address in its own words', async () => {
  const { stripe, state } = await start();
  await expect(openV2(stripe, { contact_email: 'pilot' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'email_invalid',
    message: 'Incorrect email is provided.',
  });
  expect(state.accounts.size).toBe(0);
});

test('an unusual e-mail address is one', async () => {
  const { stripe } = await start();
  const email = "o'pilot+rides@sub.example.co.uk";
  expect((await stripe.accounts.create({ email })).email).toBe(email);
});
