import { expect, test } from 'vitest';
import { openV2, start } from '../testing/sdk';

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, key) => [`key${key}`, 'x']));

test('metadata is kept up to its limits', async () => {
  const { stripe } = await start();
  const metadata = { ...keys(48), ['k'.repeat(40)]: 'v'.repeat(500), pilot: '🚀'.repeat(500) };
  expect((await stripe.accounts.create({ metadata })).metadata).toEqual(metadata);
});

test.each([
  [
    keys(51),
    "Metadata can have up to 50 keys, but you've set 51. Email us at support+metadata@stripe.com for more information.",
  ],
  [
    { ['k'.repeat(41)]: 'x' },
    `Metadata keys can have up to 40 characters, but you passed in a key that is 41 characters. Invalid key: ${'k'.repeat(41)}`,
  ],
  [
    { key: 'v'.repeat(501) },
    `Metadata values can have up to 500 characters, but you passed in a value that is 501 characters. Invalid value: ${'v'.repeat(501)}`,
  ],
])('metadata beyond a limit is refused', async (metadata, message) => {
  const { stripe, state } = await start();
  await expect(stripe.accounts.create({ metadata })).rejects.toMatchObject({ statusCode: 400, message });
  await expect(openV2(stripe, { metadata })).rejects.toMatchObject({ code: 'invalid_fields', message });
  expect(state.accounts.size).toBe(0);
});

test('a limit is one of all the metadata that there is', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ metadata: keys(50) });
  await expect(stripe.accounts.update(id, { metadata: { another: 'x' } })).rejects.toThrow(/you've set 51\./);
  const { metadata } = await stripe.accounts.update(id, { metadata: { key0: '', another: 'x' } });
  expect(Object.keys(metadata ?? {})).toHaveLength(50);
});

test('a key has no square brackets', async () => {
  const { stripe } = await start();
  await expect(openV2(stripe, { metadata: { 'a[b]': 'x' } })).rejects.toMatchObject({ statusCode: 400 });
});

test('an update that is refused for its metadata changes nothing', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ email: 'old@example.com' });
  const wrong = { metadata: keys(51) };
  await expect(stripe.accounts.update(id, { email: 'new@example.com', ...wrong })).rejects.toThrow();
  await expect(
    stripe.v2.core.accounts.update(id, { contact_email: 'new@example.com', ...wrong }),
  ).rejects.toThrow();
  expect((await stripe.accounts.retrieve(id)).email).toBe('old@example.com');
});
