import { expect, test } from 'vitest';
import { explanationOf, keptNameOf, missingPermission } from './set-up-problems';

test.each([
  [
    "The provided key 'rk_live_*********abc' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_connected_account_write' permission would allow this request to continue.",
    'connected_account_write',
  ],
  [
    "The provided key 'rk_live_***abc' does not have the required permissions for this endpoint on account 'acct_123'. Enabling \"Prices Read\" ('plan_read') permissions on this key would allow this request to continue.",
    'plan_read',
  ],
  ["The provided key 'rk_test_***' does not have the required permissions for this endpoint.", ''],
])('the permission that a restricted key lacks is named: %s', (message, permission) => {
  expect(missingPermission({ message })).toBe(permission);
  const kept = keptNameOf({ message, type: 'StripePermissionError' });
  const { says, todo } = explanationOf(kept) ?? {};
  expect(says).toMatch(permission || /a permission that it needs/);
  expect(todo).toMatch(/https:\/\/dashboard\.stripe\.com\/apikeys/);
  expect(`${says} ${todo}`).not.toMatch(/rk_/);
});

test('v2 says by a code that a permission lacks', () => {
  const refusal = { code: 'more_permissions_required', message: 'Add v2_account_storer_write to this key.' };
  expect(missingPermission(refusal)).toBe('v2_account_storer_write');
});

test('what is kept is a name of ours, Stripe’s code, or the kind of refusal', () => {
  const kept = (message: string, code?: string) =>
    keptNameOf({ message, code, type: 'invalid_request_error' });
  expect(kept('…signed up for Connect…')).toBe('connect_off');
  expect(kept('', 'account_create_activation_required')).toBe('not_activated');
  const siteLinks =
    'You cannot create livemode account sessions or account links until you have supplied URLs at …';
  expect(kept(siteLinks)).toBe('site_links_missing');
  expect(kept('', 'never_seen')).toBe('never_seen');
  expect(kept('')).toBe('invalid_request_error');
});
