import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

const asked: [string, (stripe: Stripe) => Promise<unknown>][] = [
  ['rejecting an account', ({ accounts }) => accounts.reject('acct_1', { reason: 'fraud' })],
  ['changing a bank account', ({ accounts }) => accounts.updateExternalAccount('acct_1', 'ba_1', {})],
  ['deleting a bank account', ({ accounts }) => accounts.deleteExternalAccount('acct_1', 'ba_1')],
  ['file links', ({ fileLinks }) => fileLinks.list()],
  ['payments', ({ paymentIntents }) => paymentIntents.create({ amount: 100, currency: 'usd' })],
  ['transfers', ({ transfers }) => transfers.list()],
  ['what a file holds', (stripe) => stripe.rawRequest('GET', '/v1/files/file_1/contents')],
];

test.each(asked)('%s: what Stripe has and the local one has not is said to be so', async (_, ask) => {
  const { stripe } = await start();
  await expect(ask(stripe)).rejects.toMatchObject({
    statusCode: 400,
    code: 'endpoint_unsupported_locally',
    message: expect.stringMatching(/^The local Stripe does not model (GET|POST|DELETE) \/v[12]\/\S+\.$/),
  });
});

test('what Stripe has not, either, is unrecognized', async () => {
  const { stripe } = await start();
  await expect(stripe.rawRequest('GET', '/v1/accounts/acct_1/reject')).rejects.toMatchObject({
    statusCode: 404,
  });
});
