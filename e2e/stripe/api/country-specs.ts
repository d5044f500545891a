import type Stripe from 'stripe';
import { accountCountries, currencyOf } from '../model/countries';
import { namesForPlatform, namesForPlatformEventually } from '../model/platform-requirements';
import { transferCountries } from '../model/transfer-countries';
import type { ApiContext, Parameters } from './context';
import { ListParameters, pageOf } from './list';
import { type Route, route } from './route';
import { requireCountry } from './validation/country';

export const routes: readonly Route[] = [
  route('GET /v1/country_specs', ['CountrySpecs', 'CountrySpecListParams'], listCountrySpecs),
  route('GET /v1/country_specs/:country', ['CountrySpecs', 'CountrySpecRetrieveParams'], retrieveCountrySpec),
];

function listCountrySpecs(_: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.CountrySpec> {
  const all = accountCountries.map((id) => ({ id }));
  const { data, has_more } = pageOf(all, () => true, ListParameters.parse(parameters), 'country_spec');
  return {
    object: 'list',
    url: '/v1/country_specs',
    has_more,
    data: data.map(({ id }) => countrySpec(id)),
  };
}

function retrieveCountrySpec(_: ApiContext, __: Parameters, country: string): Stripe.CountrySpec {
  requireCountry(country, 'country');
  return countrySpec(country);
}

/** What accounts in that country are asked here; of payments in other currencies it does not tell. */
function countrySpec(country: string): Stripe.CountrySpec {
  const currency = currencyOf(country);
  return {
    id: country,
    object: 'country_spec',
    default_currency: currency,
    supported_bank_account_currencies: { [currency]: [country] },
    supported_payment_currencies: [currency],
    supported_payment_methods: country === 'US' ? ['ach', 'card', 'stripe'] : ['card', 'stripe'],
    supported_transfer_countries: transferCountries(country),
    verification_fields: {
      company: fieldsOf(country, 'company'),
      individual: fieldsOf(country, 'individual'),
    },
  };
}

function fieldsOf(country: string, businessType: 'company' | 'individual') {
  const asked = {
    country,
    businessType,
    capabilities: ['card_payments', 'transfers'],
    id: '',
    created: 0,
    given: {},
    persons: [],
  };
  const names = [...namesForPlatform(asked), ...namesForPlatformEventually(asked)];
  return { additional: [], minimum: ['business_type', ...names].toSorted() };
}
