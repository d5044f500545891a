import { expect, test } from 'vitest';
import { fullDashboard, placeAtStripe } from './dashboards';

test('the full Dashboard is Stripe’s; an account of another Stripe is looked at there', () => {
  expect(fullDashboard(undefined)).toBe('https://dashboard.stripe.com/');
  expect(fullDashboard(new URL('http://127.0.0.1:12111'))).toBe('http://127.0.0.1:12111');
});

test.each([
  ['a live key', true, undefined, 'https://dashboard.stripe.com/connect/accounts/acct_1'],
  ['a test key', false, undefined, 'https://dashboard.stripe.com/test/connect/accounts/acct_1'],
  ['another Stripe', false, new URL('http://127.0.0.1:12111'), 'http://127.0.0.1:12111/'],
])('with %s an account is shown to the platform where Stripe has it', (_, livemode, apiBase, href) => {
  expect(placeAtStripe({ apiBase, livemode }, 'acct_1')).toBe(href);
});
