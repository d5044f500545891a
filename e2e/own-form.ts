import { expect, type Page } from '@playwright/test';
import Stripe from 'stripe';
import { z } from 'zod';
import { TEST_KEY } from './app';
import type { LocalStripe } from './stripe/server';

/** What is typed where a name ends like that; the longest end wins. A function is given what the page's name for it is. */
export type Values = Readonly<Record<string, string>>;

/** Stripe's test values, with which everything is verified, for a country. */
export function testValues(country: string): Values {
  const places: Readonly<Record<string, Values>> = {
    US: { state: 'CA', postal_code: '94111', phone: '(415) 555-0100' },
    CA: { state: 'ON', postal_code: 'K1A 0B1', phone: '(613) 555-0100' },
    GB: { postal_code: 'EC1A 1BB', phone: '020 7946 0018' },
    FR: { postal_code: '75001', phone: '01 23 45 67 89' },
    DE: { postal_code: '10115', phone: '030 123456' },
  };
  const banks: Readonly<Record<string, Values>> = {
    US: { routing_number: '110000000', account_number: '000123456789' },
    CA: { transit_number: '11000', institution_number: '000', account_number: '000123456789' },
    GB: { sort_code: '10-88-00', account_number: '00012345' },
    FR: { iban: 'FR14 2004 1010 0505 0001 3M02 606' },
    DE: { iban: 'DE89 3704 0044 0532 0130 00' },
  };
  return {
    first_name: 'Amelia',
    given_name: 'Amelia',
    last_name: 'Windrush',
    surname: 'Windrush',
    day: '1',
    month: '1',
    year: '1902',
    email: 'amelia.windrush@example.com',
    line1: 'address_full_match',
    line2: '',
    city: 'Cloudbury',
    state: '',
    ssn_last_4: '0000',
    us_ssn_last_4: '0000',
    id_number: '000000000',
    id_numbers: '000000000',
    title: 'Captain',
    percent_ownership: '30',
    'company.name': 'Windrush Flights',
    registered_name: 'Windrush Flights',
    tax_id: '000000000',
    'business_details.id_numbers': '000000000',
    us_ein: '000000000',
    'business_profile.name': 'Windrush Flights',
    doing_business_as: 'Windrush Flights',
    url: 'https://accessible.stripe.com',
    business_url: 'https://accessible.stripe.com',
    product_description: 'Flights over the valley, paid before take-off.',
    statement_descriptor: 'WINDRUSH FLIGHTS',
    'statement_descriptor.descriptor': 'WINDRUSH FLIGHTS',
    mcc: '4511',
    account_holder_name: 'Amelia Windrush',
    ...places[country],
    ...banks[country],
  };
}

function valueFor(name: string, values: Values): string | undefined {
  const ends = Object.keys(values).filter((end) => name === end || name.endsWith(`.${end}`));
  const longest = ends.toSorted((one, other) => other.length - one.length)[0];
  return longest === undefined ? undefined : values[longest];
}

const FORM = 'main form:has(input[name=page])';

/** Fills whatever the page's form asks; leaves what is optional and has no value. */
export async function fill(page: Page, values: Values): Promise<void> {
  await page.waitForLoadState();
  const form = page.locator(FORM);
  const controls = await form
    .locator(':is(input, select, textarea):not([type=hidden], [type=file])')
    .evaluateAll((all: HTMLInputElement[]) =>
      all.map(({ id, name, type, value, labels, offsetParent }) => ({
        id,
        name,
        type,
        value,
        isShown: offsetParent !== null,
        isOptional: labels?.[0]?.textContent.endsWith('(optional)'),
      })),
    );
  for (const { id, name, type, value: own, isShown, isOptional } of controls) {
    const value = valueFor(name, values);
    const control = form.locator(`[name="${name}"]:not([type=hidden])`);
    if (type === 'radio') {
      if (own === value) await form.locator(`[name="${name}"][value="${own}"]`).check();
    } else if (type === 'checkbox') {
      if (value !== undefined || !name.includes('relationship')) await control.check();
    } else if (!isShown) continue;
    // What is chosen already, such as a country, is left as it is.
    else if (value === undefined && ((type === 'select-one' && own !== '') || isOptional)) continue;
    else if (value === undefined) throw new Error(`Nothing is known to be typed as ${name} (${id})`);
    else if (type === 'select-one') await control.selectOption(value);
    else await control.fill(value);
  }
}

export async function save(page: Page): Promise<void> {
  await page.locator(FORM).locator('button[type=submit]').first().click();
}

/** Fills the page and saves it, and waits until another one is there. */
export async function give(page: Page, values: Values): Promise<void> {
  const here = page.url();
  await fill(page, values);
  await save(page);
  await page.waitForURL((url) => url.href !== here);
}

export const stepAt = (page: Page) => new URL(page.url()).pathname.replace(/^\/onboarding\/?/, '');

export type Who = Readonly<{ role: string; values: Values }>;

/** Adds the people whom the page of the people still asks for, and says that they are all. */
export async function givePeople(page: Page, people: Who[], values: Values): Promise<void> {
  const next = people.shift();
  if (next) {
    await page.getByRole('link', { name: `Add ${next.role}` }).click();
    await page.waitForURL(/\/people\/./);
    while (stepAt(page).startsWith('people/')) await give(page, { ...values, ...next.values });
    if (stepAt(page) !== 'people' && people.length > 0)
      await page.goto(new URL('/onboarding/people', page.url()).href);
    return;
  }
  for (const box of await page.locator('main form input[type=checkbox]').all()) await box.check();
  const button = page.getByRole('button', { name: /^(That’s|Nobody|There are no)/ }).first();
  const said = page.getByText((await button.innerText()).split('\n')[0] ?? '');
  await button.click();
  await expect(said).toHaveCount(0);
}

/**
 * Goes through the form from where it is, until there is nothing more to give, or where nothing is known to be wrong,
 * until a page says that something is.
 */
export async function onboard(
  page: Page,
  values: Values,
  { people = [], isRight = false }: { people?: Who[]; isRight?: boolean } = {},
): Promise<void> {
  const steps: string[] = [];
  while (new URL(page.url()).pathname.startsWith('/onboarding')) {
    const step = stepAt(page);
    await page.waitForLoadState();
    if (!isRight && step !== 'people' && (await page.locator('main .wrong').count()) > 0) return;
    if (steps.length > 40) throw new Error(`It goes round in a circle: ${steps.join(', ')}`);
    steps.push(step);
    if (step === 'people') await givePeople(page, people, values);
    else await give(page, values);
  }
}

export type Sort = 'individual' | 'company' | 'non_profit';

/** Opens an account in a country, and the first page of its form. */
export async function begin(page: Page, url: string, country: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('The country where').selectOption(country);
  await page.getByRole('button', { name: /^Create (an|your) account/ }).click();
  await page.getByRole('link', { name: /Add information|Continue/ }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.waitForURL(/onboarding\/type/);
}

/** The API as the app's own platform has it. */
export function platformsStripe({ url }: LocalStripe): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(TEST_KEY, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0 });
}

/** Opens an account in the US, whose pilot the page's browser is; gives its ID. */
export async function openOwn(page: Page, url: string): Promise<string> {
  await page.request.get(url);
  const answer = await page.request.post(`${url}/api/account`, { data: { country: 'US' } });
  return z.object({ account: z.string() }).parse(await answer.json()).account;
}

const address = {
  country: 'US',
  line1: 'address_full_match',
  city: 'Cloudbury',
  state: 'CA',
  postal_code: '94111',
};

/** All that is asked of a person in the US, who is verified at once. */
export const somebody = {
  first_name: 'Amelia',
  last_name: 'Windrush',
  dob: { day: 1, month: 1, year: 1902 },
  email: 'amelia.windrush@example.com',
  phone: '+14155550100',
  address,
  ssn_last_4: '0000',
} as const satisfies Stripe.AccountCreatePersonParams;

const business = {
  business_profile: { mcc: '4511', name: 'Windrush Flights', url: 'https://accessible.stripe.com' },
  external_account: {
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    routing_number: '110000000',
    account_number: '000123456789',
  },
  settings: { payments: { statement_descriptor: 'WINDRUSH FLIGHTS' } },
} as const satisfies Stripe.AccountUpdateParams;

/** All that is asked of an individual but their agreement. */
export const anIndividual = {
  ...business,
  business_type: 'individual',
  individual: somebody,
} as const satisfies Stripe.AccountUpdateParams;

/** All that is asked of a company but its people, and its agreement. */
export const aCompany = {
  ...business,
  business_type: 'company',
  company: { name: 'Windrush Flights', phone: '+14155550100', tax_id: '000000000', address },
} as const satisfies Stripe.AccountUpdateParams;

export const signed = { tos_acceptance: { date: 1_700_000_000, ip: '127.0.0.1' } } as const;

/** As `openOwn`, of an account that has given this already, and these people. */
export async function openWith(
  page: Page,
  url: string,
  stripe: LocalStripe,
  given: Stripe.AccountUpdateParams,
  people: readonly Stripe.AccountCreatePersonParams[] = [],
): Promise<{ account: string; people: string[] }> {
  const account = await openOwn(page, url);
  const platform = platformsStripe(stripe);
  await platform.accounts.update(account, given);
  const ids: string[] = [];
  for (const one of people) ids.push((await platform.accounts.createPerson(account, one)).id);
  return { account, people: ids };
}
