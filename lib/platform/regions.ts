import type { Capabilities, Choices, Requested } from './choices';

/** Under the full service agreement Stripe transfers money within these as within one country; in Iceland it has no accounts. */
const ONE_REGION: ReadonlySet<string> = new Set(
  'US CA GB CH AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  ),
);

/** Whether a platform can transfer money to an account in `country` under the full service agreement. */
export function isInRegion(country: string, platformCountry: string): boolean {
  return country === platformCountry || (ONE_REGION.has(country) && ONE_REGION.has(platformCountry));
}

/** What an account in that country asks for; `wanted` counts where more than one thing is possible. */
export function requestedFor(
  { charges }: Pick<Choices, 'charges'>,
  country: string,
  platformCountry: string,
  wanted: Capabilities,
): Requested {
  if (charges === 'direct') return 'both';
  return isInRegion(country, platformCountry) ? wanted : 'recipient';
}
