import { invalidRequest, notBegun } from '../../errors';
import { accountCountries, recipientCountries } from '../../model/countries';

/** What an account agrees to: to be paid alone, on the recipient agreement, it can be in more countries. */
type ServiceAgreement = 'full' | 'recipient';

/** Throws Stripe's 400 for what is no country, and for one in which it has no such accounts; v2's words are inferred. */
export function requireCountry(country: string, param: string, agreement: ServiceAgreement): void {
  if (!isCountry(country))
    throw notBegun(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      { param },
    );
  const supported: readonly string[] =
    agreement === 'recipient' ? [...accountCountries, ...recipientCountries] : accountCountries;
  if (!supported.includes(country))
    throw invalidRequest(`${country} is not currently supported by Stripe.`, {
      code: 'country_unsupported',
      param,
    });
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What has a name as a region and is none of a country. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.includes(code)) return false;
  // A former code, such as SU, or another's, such as UK, stands for the one of today.
  return names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}
