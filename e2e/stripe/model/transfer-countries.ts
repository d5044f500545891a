import { accountCountries, recipientCountries } from './countries';

/** These count as one: a platform in any of them can pay accounts in all. */
// biome-ignore format: a table
const ONE_REGION: readonly string[] = [
  'AT', 'BE', 'BG', 'CA', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE',
  'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'US',
];

/** Where US platforms can pay nobody, though businesses there can have accounts: by US's country spec. */
const NOT_FROM_US: readonly string[] = ['BR', 'GI', 'IN'];

/** Where the accounts are that a platform of that country can pay; outside its region, on the recipient agreement. */
export function transferCountries(country: string): string[] {
  const region = ONE_REGION.includes(country) ? ONE_REGION : [country];
  const elsewhere =
    country === 'US'
      ? [...accountCountries, ...recipientCountries].filter((one) => !NOT_FROM_US.includes(one))
      : [];
  return [...new Set([country, ...[...region, ...elsewhere].toSorted()])];
}

/** Where accounts on the recipient agreement can be, for a platform of that country. */
export function recipientAccountCountries(platformCountry: string): string[] {
  return [...new Set([...accountCountries, ...transferCountries(platformCountry)])];
}
