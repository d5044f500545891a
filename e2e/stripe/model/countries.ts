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

/** The currency that an account of a country has by default, by the country; inferred outside of Stripe's own. */
const countriesByCurrency = {
  eur: 'AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM',
  aed: 'AE',
  aud: 'AU',
  bgn: 'BG',
  brl: 'BR',
  cad: 'CA',
  chf: 'CH LI',
  clp: 'CL',
  cop: 'CO',
  czk: 'CZ',
  dkk: 'DK',
  gbp: 'GB GI',
  ghs: 'GH',
  hkd: 'HK',
  huf: 'HU',
  idr: 'ID',
  ils: 'IL',
  inr: 'IN',
  jpy: 'JP',
  kes: 'KE',
  krw: 'KR',
  mxn: 'MX',
  myr: 'MY',
  nok: 'NO',
  nzd: 'NZ',
  pen: 'PE',
  php: 'PH',
  pln: 'PL',
  ron: 'RO',
  sek: 'SE',
  sgd: 'SG',
  thb: 'TH',
  try: 'TR',
  zar: 'ZA',
};

const currencies = new Map(
  Object.entries(countriesByCurrency).flatMap(([currency, countries]) =>
    countries.split(' ').map((country) => [country, currency] as const),
  ),
);

export function currencyOf(country: string): string {
  return currencies.get(country) ?? 'usd';
}

/** How Stripe pays out by default. */
type PayoutSchedule = { delay_days: number; interval: string; weekly_anchor?: string };

/** As answers of Stripe showed it for US, AU and JP; Brazil's is inferred. */
const schedules: Readonly<Record<string, PayoutSchedule>> = {
  AU: { delay_days: 2, interval: 'daily' },
  BR: { delay_days: 30, interval: 'daily' },
  JP: { delay_days: 4, interval: 'weekly', weekly_anchor: 'friday' },
  US: { delay_days: 2, interval: 'daily' },
};

export function payoutScheduleOf(country: string): PayoutSchedule {
  return schedules[country] ?? { delay_days: 7, interval: 'daily' };
}
