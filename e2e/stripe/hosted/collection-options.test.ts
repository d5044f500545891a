import { expect, test } from 'vitest';
import { enter, onboard, open, openV2, pass, REFRESH_URL, RETURN_URL, start, walk } from '../testing/sdk';

const urls = { return_url: RETURN_URL, refresh_url: REFRESH_URL };

test.each([
  ['collection_options', { collection_options: { fields: 'eventually_due' } }],
  ['collect, as it was before,', { collect: 'eventually_due' }],
] as const)('a link of v1 may ask by %s for what is due one day', async (_, options) => {
  const { stripe } = await start();
  const account = await onboard(stripe);
  const { requirements } = await stripe.accounts.retrieve(account);
  expect(requirements).toMatchObject({ currently_due: [], eventually_due: ['individual.id_number'] });

  const asked = { account, type: 'account_onboarding', ...urls } as const;
  const short = await stripe.accountLinks.create(asked);
  expect((await walk(await enter(short.url))).at(-1)).toBe(RETURN_URL);
  const long = await stripe.accountLinks.create({ ...asked, ...options });
  const details = await pass(await enter(long.url));
  expect(await (await open(details)).text()).toContain('name="individual.id_number"');
  expect(await pass(details)).toBe(RETURN_URL);
  expect((await stripe.accounts.retrieve(account)).requirements?.eventually_due).toEqual([]);
});

test('a link of v2 may ask for it at once', async () => {
  const { stripe } = await start();
  const { id: account } = await openV2(stripe, { identity: { country: 'us', entity_type: 'individual' } });
  const link = async (fields: 'currently_due' | 'eventually_due') => {
    const flow = { ...urls, collection_options: { fields } };
    const use_case = { type: 'account_onboarding', account_onboarding: flow } as const;
    return (await stripe.v2.core.accountLinks.create({ account, use_case })).url;
  };
  const details = async (url: string) =>
    (await open((await walk(await enter(url), { to: 'details' })).at(-1) ?? '')).text();
  expect(await details(await link('currently_due'))).not.toContain('name="individual.id_number"');
  expect(await details(await link('eventually_due'))).toContain('name="individual.id_number"');
});
