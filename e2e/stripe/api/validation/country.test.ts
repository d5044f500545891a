import { expect, test } from 'vitest';
import { accountCountries, recipientCountries } from '../../model/countries';
import { LIVE_KEY, openV2, sdk, start } from '../../testing/sdk';
import { requireCountry } from './country';

test.each(['XX', 'UK', 'SU', 'EU', 'Nepal', 'us'])('%s is no country to v1', async (country) => {
  const { stripe } = await start();
  await expect(stripe.accounts.create({ country })).rejects.toMatchObject({
    statusCode: 400,
    param: 'country',
    message: `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
  });
});

test.each(['KP', 'TR', 'NP'])('Stripe has no accounts in %s', async (country) => {
  const { stripe } = await start();
  const refusal = {
    statusCode: 400,
    code: 'country_unsupported',
    message: `${country} is not currently supported by Stripe.`,
  };
  await expect(stripe.accounts.create({ country })).rejects.toMatchObject(refusal);
  await expect(openV2(stripe, { identity: { country } })).rejects.toMatchObject(refusal);
});

test('who is only paid can be in more countries', async () => {
  const { url, state } = await start();
  state.platform.transfersAlone = 'approved';
  const stripe = sdk(url, LIVE_KEY);
  const recipient = { tos_acceptance: { service_agreement: 'recipient' } };
  expect((await stripe.accounts.create({ country: 'TR', ...recipient })).country).toBe('TR');
  const { id } = await openV2(stripe, {
    identity: { country: 'tr' },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  });
  expect(id).toMatch(/^acct_/);
  await expect(stripe.accounts.create({ country: 'KP', ...recipient })).rejects.toMatchObject({
    code: 'country_unsupported',
  });
});

test('a platform outside the US can have nobody there who is only paid', async () => {
  const { stripe, state } = await start();
  Object.assign(state.platform, { transfersAlone: 'approved', country: 'DE' });
  const refusal = { statusCode: 400, code: 'country_unsupported' };
  const recipient = { tos_acceptance: { service_agreement: 'recipient' } };
  await expect(stripe.accounts.create({ country: 'TR', ...recipient })).rejects.toMatchObject(refusal);
  await expect(
    openV2(stripe, {
      identity: { country: 'tr' },
      configuration: {
        recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
      },
    }),
  ).rejects.toMatchObject(refusal);
});

test('every country of Stripe’s is one', () => {
  for (const country of [...accountCountries, ...recipientCountries])
    expect(() => requireCountry(country, 'country', [country])).not.toThrow();
});
