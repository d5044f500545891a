import type Stripe from 'stripe';
import type { AccountRecord } from '../model/account';
import { controllersByType } from '../model/controller';
import { accountCountries } from '../model/countries';
import { transferCountries } from '../model/transfer-countries';
import { stateOf } from '../model/verification';
import { newAccount } from './accounts/creation';
import { accountV1 } from './accounts/v1-object';
import type { ApiContext, Parameters } from './context';
import { ListParameters, pageOf } from './list';
import { type Route, route } from './route';
import { requireCountry } from './validation/country';

export const routes: readonly Route[] = [
  route('GET /v1/country_specs', ['CountrySpecs', 'CountrySpecListParams'], listCountrySpecs),
  route('GET /v1/country_specs/:country', ['CountrySpecs', 'CountrySpecRetrieveParams'], retrieveCountrySpec),
];

function listCountrySpecs(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.CountrySpec> {
  const all = accountCountries.map((id) => ({ id }));
  const { data, has_more } = pageOf(all, () => true, ListParameters.parse(parameters), 'country_spec');
  return {
    object: 'list',
    url: '/v1/country_specs',
    has_more,
    data: data.map(({ id }) => countrySpec(context, id)),
  };
}

function retrieveCountrySpec(context: ApiContext, _: Parameters, country: string): Stripe.CountrySpec {
  requireCountry(country, 'country', 'full');
  return countrySpec(context, country);
}

/** What it says is what accounts in that country are asked here; payments in other currencies are not told. */
function countrySpec(context: ApiContext, country: string): Stripe.CountrySpec {
  const currency =
    accountV1(accountIn(context, country, 'individual'), context.now).default_currency ?? 'usd';
  const fields = (businessType: 'company' | 'individual') => ({
    additional: [],
    minimum:
      stateOf(
        accountIn(context, country, businessType),
        context.now,
      ).requirements.eventually_due?.toSorted() ?? [],
  });
  return {
    id: country,
    object: 'country_spec',
    default_currency: currency,
    supported_bank_account_currencies: { [currency]: [country] },
    supported_payment_currencies: [currency],
    supported_payment_methods: country === 'US' ? ['ach', 'card', 'stripe'] : ['card', 'stripe'],
    supported_transfer_countries: transferCountries(country),
    verification_fields: { company: fields('company'), individual: fields('individual') },
  };
}

/** One that nobody ever opened, of which the platform collects everything. */
function accountIn(
  context: ApiContext,
  country: string,
  businessType: 'company' | 'individual',
): AccountRecord {
  const fixed = { madeThrough: 'v1', controller: controllersByType.custom, country } as const;
  const capabilities = ['card_payments', 'transfers'];
  return { ...newAccount(context, fixed), businessType, capabilities };
}
