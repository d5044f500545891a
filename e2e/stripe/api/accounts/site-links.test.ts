import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { control, LIVE_KEY, openV2, sdk, start } from '../../testing/sdk';

const urls = { return_url: 'https://example.com/return', refresh_url: 'https://example.com/refresh' };
const byStripe = { fees_collector: 'stripe', losses_collector: 'stripe' } as const;

/** A link through each API, and a session. */
const asks: readonly ((stripe: Stripe, account: string) => Promise<unknown>)[] = [
  (stripe, account) => stripe.accountLinks.create({ account, type: 'account_onboarding', ...urls }),
  (stripe, account) =>
    stripe.v2.core.accountLinks.create({
      account,
      use_case: { type: 'account_onboarding', account_onboarding: urls },
    }),
  (stripe, account) =>
    stripe.accountSessions.create({ account, components: { account_onboarding: { enabled: true } } }),
];

test('a live account without a dashboard, for which Stripe is liable, wants the platform’s site links', async () => {
  const { url } = await start();
  const stripe = sdk(url, LIVE_KEY);
  const { id } = await openV2(stripe, { dashboard: 'none', defaults: { responsibilities: byStripe } });
  for (const ask of asks)
    await expect(ask(stripe, id)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(
        /^You cannot create livemode account sessions or account links until .*\/site-links for/,
      ),
    });
  expect((await control(url, '/_local/platform', { siteLinks: true })).ok).toBe(true);
  for (const ask of asks) await ask(stripe, id);
});

test('others want none: those in test mode, and live ones with a dashboard', async () => {
  const { url, stripe } = await start();
  const inTest = await openV2(stripe, { dashboard: 'none', defaults: { responsibilities: byStripe } });
  for (const ask of asks) await ask(stripe, inTest.id);
  const live = sdk(url, LIVE_KEY);
  const { id } = await openV2(live);
  for (const ask of asks) await ask(live, id);
});
