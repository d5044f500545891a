import Stripe from 'stripe';
import { expectHeading, test } from './fixtures';
import { fillScreen } from './hosted-pages';

const URL_OF_BUSINESS = 'https://accessible.stripe.com';
const born = { day: 1, month: 1, year: 1902 };
const address = {
  line1: 'address_full_match',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94103',
  country: 'US',
};
const contact = { email: 'amelia@example.com', phone: '0000000000' };
const requested = { requested: true };

/** Opens an account of which nothing is left to say but that the terms are accepted; gives its link. */
const opened: Readonly<Record<'v1' | 'v2', (stripe: Stripe, back: string) => Promise<string>>> = {
  v1: async (stripe, back) => {
    const { id } = await stripe.accounts.create({
      country: 'US',
      business_type: 'individual',
      business_profile: { mcc: '4121', url: URL_OF_BUSINESS },
      individual: {
        first_name: 'Amelia',
        last_name: 'Earhart',
        dob: born,
        address,
        ssn_last_4: '0000',
        ...contact,
      },
      settings: { payments: { statement_descriptor: 'TEST RIDES' } },
      external_account: 'btok_us_verified',
      capabilities: { card_payments: requested, transfers: requested },
    });
    const urls = { return_url: back, refresh_url: back };
    return (await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...urls })).url;
  },
  v2: async (stripe, back) => {
    const { id } = await stripe.v2.core.accounts.create({
      dashboard: 'full',
      identity: {
        country: 'us',
        entity_type: 'individual',
        individual: {
          given_name: 'Amelia',
          surname: 'Earhart',
          date_of_birth: born,
          address,
          id_numbers: [{ type: 'us_ssn_last_4', value: '0000' }],
          ...contact,
        },
      },
      defaults: {
        profile: { business_url: URL_OF_BUSINESS },
        responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' },
      },
      configuration: {
        merchant: {
          mcc: '4121',
          statement_descriptor: { descriptor: 'TEST RIDES' },
          capabilities: { card_payments: requested },
        },
      },
    });
    await stripe.accounts.update(id, { external_account: 'btok_us_verified' });
    const { url } = await stripe.v2.core.accountLinks.create({
      account: id,
      use_case: { type: 'account_onboarding', account_onboarding: { return_url: back, refresh_url: back } },
    });
    return url;
  },
};

for (const api of ['v1', 'v2'] as const)
  test(`whom the platform has told Stripe all about, through ${api}, only accepts the terms`, async ({
    page,
    stripe,
    app,
  }) => {
    const { hostname, port } = new URL(stripe.url);
    const sdk = new Stripe('sk_test_rocketRides0000', { protocol: 'http', host: hostname, port });
    await page.goto(await opened[api](sdk, `${app.url}/`));
    await fillScreen(page, 'Confirm it is you');
    await expectHeading(page, 'Review and submit');
    await page.getByRole('button', { name: 'Agree and submit' }).click();
    await expectHeading(page, 'Get ready for take off');
  });
