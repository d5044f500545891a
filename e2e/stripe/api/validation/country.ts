import { invalidRequest, notBegun } from '../../errors';
import { accountCountries } from '../../model/countries';

/** Throws Stripe's 400 for what is no country, and for one that is not among those supported; v2's words are inferred. */
export function requireCountry(
  country: string,
  param: string,
  supported: readonly string[] = accountCountries,
): void {
  requireKnownCountry(country, param);
  if (!supported.includes(country))
    throw invalidRequest(`${country} is not currently supported by Stripe.`, {
      code: 'country_unsupported',
      param,
    });
}

/** Throws Stripe's 400 for what is no country. */
export function requireKnownCountry(country: string, param: string): void {
  if (!isCountry(country))
    throw notBegun(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      { param },
    );
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What has a name as a region and is none of a country. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.includes(code)) return false;
  // A former code, such as SU, or another's, such as UK, stands for the one of today.
  return names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}
