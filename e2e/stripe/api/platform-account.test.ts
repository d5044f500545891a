import { expect, test } from 'vitest';
import { OTHER_PLATFORMS_KEY, sdk, start } from '../testing/sdk';

test('a platform is told of its own account, with its branding', async () => {
  const { stripe } = await start();
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({
    object: 'account',
    settings: { branding: { icon: expect.any(String), primary_color: '#635bff' } },
  });
});

test('it is an account like any other, but that it controls itself', async () => {
  const { stripe, state } = await start();
  state.platform.country = 'GB';
  const own = await stripe.accounts.retrieveCurrent();
  const connected = await stripe.accounts.create();
  expect(Object.keys(own)).toEqual(expect.arrayContaining(Object.keys(connected)));
  expect(own).toMatchObject({
    type: 'standard',
    controller: { type: 'account' },
    country: 'GB',
    default_currency: 'gbp',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { card_payments: 'active', transfers: 'active' },
    requirements: { currently_due: [], disabled_reason: null },
  });
});

test('a platform is told of it by its ID too, another platform is not', async () => {
  const { stripe, url } = await start();
  const own = await stripe.accounts.retrieveCurrent();
  expect(await stripe.accounts.retrieve(own.id)).toEqual(own);
  await expect(sdk(url, OTHER_PLATFORMS_KEY).accounts.retrieve(own.id)).rejects.toMatchObject({
    code: 'account_invalid',
  });
});
