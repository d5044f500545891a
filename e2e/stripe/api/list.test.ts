import { expect, test } from 'vitest';
import { control, OTHER_PLATFORMS_KEY, sdk, start } from '../testing/sdk';

test.each(['starting_after', 'ending_before'])(
  'a list goes on from nothing that is not there: %s',
  async (param) => {
    const { stripe, url } = await start();
    const { id } = await sdk(url, OTHER_PLATFORMS_KEY).accounts.create();
    for (const cursor of ['acct_unknown', id])
      await expect(stripe.accounts.list({ [param]: cursor })).rejects.toMatchObject({
        statusCode: 400,
        code: 'resource_missing',
        param,
        message: `No such account: '${cursor}'`,
      });
  },
);

test('a list goes one way', async () => {
  const { stripe } = await start();
  const [first, second] = [await stripe.accounts.create(), await stripe.accounts.create()];
  await expect(
    stripe.accounts.list({ starting_after: second.id, ending_before: first.id }),
  ).rejects.toMatchObject({
    statusCode: 400,
    code: undefined,
    message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
  });
});

test('a list goes on from what was closed since', async () => {
  const { stripe, url } = await start();
  const [first, second] = [await stripe.accounts.create(), await stripe.accounts.create()];
  await control(url, '/_local/accounts', { id: second.id, closed: true });
  expect((await stripe.accounts.list()).data).toEqual([first]);
  expect((await stripe.accounts.list({ starting_after: second.id })).data).toEqual([first]);
});
