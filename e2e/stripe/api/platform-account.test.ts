import { expect, test } from 'vitest';
import { start } from '../testing/sdk';

test('a platform is told of its own account, with its branding', async () => {
  const { stripe } = await start();
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({
    object: 'account',
    settings: { branding: { icon: expect.any(String), primary_color: '#635bff' } },
  });
});
