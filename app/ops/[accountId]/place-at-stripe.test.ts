import { expect, test } from 'vitest';
import { placeAtStripe } from './place-at-stripe';

test.each([
  ['a live key', true, undefined, 'https://dashboard.stripe.com/connect/accounts/acct_1'],
  ['a test key', false, undefined, 'https://dashboard.stripe.com/test/connect/accounts/acct_1'],
  ['another Stripe', false, new URL('http://127.0.0.1:12111'), 'http://127.0.0.1:12111/'],
])('with %s an account is shown where Stripe has it', (_, livemode, apiBase, href) => {
  const stripe = { secretKey: 'sk_test_onlyForTests', apiBase };
  expect(placeAtStripe('acct_1', { stripe, livemode }).href).toBe(href);
});
