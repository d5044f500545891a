import { expect, test, vi } from 'vitest';
import { refusalOf, setUpSteps } from '../../model/set-up';
import { control, LIVE_KEY, openV2, sdk, start } from '../../testing/sdk';

test.each(setUpSteps)('a platform that lacks %s opens no account until it is mended', async (step) => {
  const { stripe, url } = await start();
  await control(url, '/_local/platform', { missing: [step] });
  await expect(stripe.accounts.create()).rejects.toMatchObject({
    statusCode: 400,
    code: undefined,
    message: refusalOf(step, 'v1').message,
  });
  await expect(openV2(stripe)).rejects.toMatchObject({ statusCode: 400, code: step });
  await control(url, '/_local/platform', { missing: [] });
  await stripe.accounts.create();
  await openV2(stripe);
});

test('a step that no platform can lack is refused', async () => {
  const { url } = await start();
  expect((await control(url, '/_local/platform', { missing: ['coffee'] })).status).toBe(400);
});

test.each([
  ['test', 'sk_test_rocketRides0000', 5],
  ['live', LIVE_KEY, 30],
])(
  'through v1, with a %s key, one account too many in a second is a 400, and later there is room again',
  async (...row) => {
    const [, key, most] = row;
    const { url, state } = await start();
    const stripe = sdk(url, key);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const attempts = Array.from({ length: most + 1 }, () => stripe.accounts.create());
      const results = await Promise.allSettled(attempts);
      expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
        {
          reason: {
            type: 'StripeInvalidRequestError',
            statusCode: 400,
            message:
              "Sorry, you're creating accounts too quickly. You should limit your requests to less than 5 creation attempts per second with a test key, or less than 30 with a live key.",
          },
        },
      ]);
      expect(state.accounts.size).toBe(most);
      vi.setSystemTime(Date.now() + 1000);
      await stripe.accounts.create();
    } finally {
      vi.useRealTimers();
    }
  },
);

test('through v2 accounts are created no faster than Stripe lets them', async () => {
  const { stripe, state } = await start();
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => openV2(stripe)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { type: 'RateLimitError', statusCode: 429, code: 'account_rate_limit_exceeded' },
  });
  expect(state.accounts.size).toBe(5);
});
