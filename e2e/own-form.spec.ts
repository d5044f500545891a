import { expect, test, untilHeading, withAndWithoutJavaScript } from './fixtures';
import { begin, give, onboard, type Sort, testValues, type Values, type Who } from './own-form';

const representative: Who = { role: 'the representative', values: {} };
const owner = (name: string): Who => ({ role: 'an owner', values: { first_name: name, given_name: name } });
const director: Who = { role: 'a director', values: { first_name: 'Dora', given_name: 'Dora' } };
const executive: Who = { role: 'an executive', values: { first_name: 'Ella', given_name: 'Ella' } };

type Country = 'US' | 'CA' | 'GB' | 'FR';

/** Who is asked for in a country, and two owners and a director of every company. */
function peopleOf(sort: Sort, country: Country): Who[] {
  const isAbroad = country === 'GB' || country === 'FR';
  if (sort === 'individual') return [];
  if (sort === 'company')
    return [representative, owner('Olga'), owner('Otto'), director, ...(isAbroad ? [executive] : [])];
  return country === 'US' ? [representative] : [representative, director];
}

/** A value that Stripe finds wrong when it has looked, the page on which it is corrected, and what is right. */
type Slip = Readonly<{ wrong: Values; page: RegExp; said: RegExp; right: Values }>;

const slips: Readonly<Record<Sort, Slip>> = {
  individual: {
    wrong: { year: '1980' },
    page: /documents/,
    said: /Correct any mistakes/,
    right: { year: '1902' },
  },
  company: {
    wrong: { tax_id: '111111111', us_ein: '111111111', 'business_details.id_numbers': '111111111' },
    page: /business/,
    said: /could not match the tax ID/,
    right: { tax_id: '000000000', us_ein: '000000000', 'business_details.id_numbers': '000000000' },
  },
  non_profit: {
    wrong: { 'company.name': 'mismatch_business_name', registered_name: 'mismatch_business_name' },
    page: /business/,
    said: /name/,
    right: { 'company.name': 'Windrush Trust', registered_name: 'Windrush Trust' },
  },
};

for (const api of ['v1', 'v2'] as const)
  for (const country of ['US', 'CA', 'GB', 'FR'] as const)
    for (const sort of ['individual', 'company', 'non_profit'] as const)
      withAndWithoutJavaScript(() => {
        test(`${sort} in ${country}, on ${api}: a slip is corrected, and all is cleared for take-off`, async ({
          page,
          stripe,
          formApp,
          v1FormApp,
          mayComplain,
        }) => {
          mayComplain.push(/status of 422/);
          const { url } = api === 'v1' ? v1FormApp : formApp;
          // A British company's number can't be changed once it is given.
          const kind = sort === 'company' && country === 'GB' ? 'non_profit' : sort;
          const { wrong, page: where, said, right } = slips[kind];
          const values = { ...testValues(country), business_type: sort, entity_type: sort };
          await begin(page, url, country);
          await onboard(page, { ...values, ...wrong }, { people: peopleOf(sort, country) });
          stripe.state.clock.advance(60);
          await page.goto(`${url}/onboarding`);
          await page.getByRole('link', { name: 'Go on' }).click();
          await page.waitForURL(where);
          await expect(page.getByText(said).first()).toBeVisible();
          for (const closed of await page.locator('details.also:not([open]) > summary').all())
            await closed.click();
          await give(page, { ...values, ...right });
          await onboard(page, { ...values, ...right }, { isRight: true });
          await untilHeading(page, /cleared for take-off/);
        });
      });

for (const api of ['v1', 'v2'] as const)
  for (const sort of ['individual', 'company', 'non_profit'] as const)
    test(`a French platform’s ${sort}, on ${api}, gives Stripe who they are by tokens alone`, async ({
      page,
      stripe,
      frenchApp,
      v1FrenchApp,
    }) => {
      stripe.state.platform.country = 'FR';
      const { url } = api === 'v1' ? v1FrenchApp : frenchApp;
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().startsWith(url))
          asked.push(request.postData() ?? '');
      });
      const values = { ...testValues('FR'), business_type: sort, entity_type: sort };
      await page.goto(url);
      await expect(page.getByRole('link', { name: 'Stripe Connected Account Agreement' })).toBeVisible();
      await begin(page, url, 'FR');
      await onboard(page, values, { people: peopleOf(sort, 'FR') });
      await untilHeading(page, /cleared for take-off/);
      expect(asked.length).toBeGreaterThan(3);
      // Nothing of a person came through our server.
      expect(asked.join()).not.toMatch(/Windrush|Cloudbury|1902|amelia/i);
    });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a French platform’s pilot is told what it takes, and nothing is opened', async ({
    page,
    stripe,
    frenchApp,
  }) => {
    stripe.state.platform.country = 'FR';
    await page.goto(frenchApp.url);
    await expect(page.getByText('which takes JavaScript').first()).toBeVisible();
    await page.getByRole('button', { name: /^Create an account/ }).click();
    await expect(page.getByRole('alert').first()).toContainText('Nothing was lost');
    expect([...stripe.state.accounts.values()]).toEqual([]);
  });
});
