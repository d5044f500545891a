/** Where a business can have a Stripe account of its own, by stripe.com/global. */
// biome-ignore format: a table
export const accountCountries = [
  'AE', 'AT', 'AU', 'BE', 'BG', 'BR', 'CA', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GI',
  'GR', 'HK', 'HR', 'HU', 'IE', 'IN', 'IT', 'JP', 'LI', 'LT', 'LU', 'LV', 'MT', 'MX', 'MY', 'NL', 'NO', 'NZ',
  'PL', 'PT', 'RO', 'SE', 'SG', 'SI', 'SK', 'TH', 'US',
] as const;

/** Where else a platform in the US can pay an account that is on the recipient agreement, by US's country spec. */
// biome-ignore format: a table
export const recipientCountries = [
  'AG', 'AL', 'AM', 'AO', 'AR', 'AZ', 'BA', 'BD', 'BH', 'BJ', 'BN', 'BO', 'BS', 'BT', 'BW', 'CI', 'CL', 'CO',
  'CR', 'DO', 'DZ', 'EC', 'EG', 'ET', 'GA', 'GH', 'GM', 'GT', 'GY', 'ID', 'IL', 'IS', 'JM', 'JO', 'KE', 'KH',
  'KR', 'KW', 'KZ', 'LA', 'LC', 'LK', 'MA', 'MC', 'MD', 'MG', 'MK', 'MN', 'MO', 'MU', 'MZ', 'NA', 'NE', 'NG',
  'OM', 'PA', 'PE', 'PH', 'PK', 'PY', 'QA', 'RS', 'RW', 'SA', 'SM', 'SN', 'SV', 'TN', 'TR', 'TT', 'TW', 'TZ',
  'UY', 'UZ', 'VN', 'ZA',
] as const;
