import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startLocalStripe } from '../../e2e/stripe/server';
import { accountsThrough } from '../accounts/apis';
import { owned } from '../accounts/testing';
import {
  acceptedSets,
  accountsApis,
  type Choices,
  defaultChoices,
  requirementsCollector,
} from '../platform/choices';
import { embeddedPages, embeddingPages } from '../platform/embedded-pages';
import { createStripe } from '../stripe';
import { AccountSessions, componentsOn } from './account-sessions';

const holding = acceptedSets.filter((choices) => embeddedPages(choices).length > 0);
const named = (choices: Choices) => Object.values(choices).join(' ');

async function stripe() {
  const local = await startLocalStripe();
  onTestFinished(() => local.close());
  const apiBase = new URL(local.url);
  const sdk = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase });
  const open = async (api: 'v1' | 'v2', choices: Choices) => {
    const request = { api, choices, country: 'US', requested: 'both' } as const;
    const id = await accountsThrough(sdk, apiBase)[api].create(request, { pilot_id: 'one' }, 'key');
    return owned(id, { api, choices });
  };
  return { state: local.state, sessions: new AccountSessions(sdk), open };
}

describe.each(accountsApis)('on %s', (api) => {
  test.each(holding.map((choices) => [named(choices), choices] as const))(
    'with %s Stripe begins a session for each page that holds its components, and for no other',
    async (_, choices) => {
      const { state, sessions, open } = await stripe();
      const account = await open(api, choices);
      for (const page of embeddingPages) {
        if (embeddedPages(choices).includes(page)) {
          const secret = await sessions.create(account, page);
          const made = state.sessions.get(secret);
          expect(Object.keys(made?.components ?? {}).sort()).toEqual(
            Object.keys(componentsOn(page, choices)).sort(),
          );
        } else await expect(sessions.create(account, page)).rejects.toMatchObject({ code: 'not_found' });
      }
      const first = state.sessions.get(await sessions.create(account));
      expect(first?.accountId).toBe(account.id);
    },
  );
});

/** The features of what a page asks for, as far as they are said. */
const Asked = z.record(z.string(), z.object({ features: z.record(z.string(), z.boolean()).optional() }));

test.each(holding.map((choices) => [named(choices), choices] as const))(
  'with %s whether Stripe signs pilots in is said, the same in every component that can say it',
  (_, choices) => {
    const canSay = ['account_onboarding', 'account_management', 'notification_banner', 'payouts'];
    for (const page of embeddedPages(choices)) {
      const asked = Asked.parse(componentsOn(page, choices));
      for (const [name, { features }] of Object.entries(asked))
        expect(features?.disable_stripe_user_authentication).toBe(
          canSay.includes(name) ? requirementsCollector(choices) === 'platform' : undefined,
        );
    }
  },
);

test('a pilot gives no refund of a payment that is the platform’s, and changes no schedule of its risk', () => {
  const platforms = { ...defaultChoices, dashboard: 'none', fees: 'platform', losses: 'platform' } as const;
  const features = (choices: Choices) => Asked.parse(componentsOn('account', choices));
  expect(features({ ...platforms, charges: 'destination' }).payments?.features).toMatchObject({
    refund_management: false,
    dispute_management: false,
  });
  expect(features(platforms).payments?.features).toMatchObject({ refund_management: true });
  expect(features(platforms).payouts?.features).toMatchObject({ edit_payout_schedule: false });
  expect(features({ ...platforms, losses: 'stripe' }).payouts?.features).toMatchObject({
    edit_payout_schedule: true,
    instant_payouts: true,
  });
});

test('an account without Stripe’s components has no session', async () => {
  const { sessions, open } = await stripe();
  const account = await open('v2', defaultChoices);
  await expect(sessions.create(account)).rejects.toMatchObject({ code: 'not_found' });
});

test('a secret that is of another account than was asked for is no answer', async () => {
  const { state, sessions, open } = await stripe();
  const [embedded] = holding;
  const account = await open('v1', embedded ?? defaultChoices);
  state.faults.plan({ kind: 'altered', fields: { account: 'acct_another' }, path: '/v1/account_sessions' });
  await expect(sessions.create(account)).rejects.toMatchObject({ code: 'stripe_unavailable' });
});
