import Negotiator from 'negotiator';

/** The language of an Accept-Language header that its reader likes best of those that can be written in, or English. */
export function localeFrom(acceptLanguage: string | null): string {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? undefined } });
  return negotiator.languages().find((tag) => tag !== '*' && isKnown(tag)) ?? 'en';
}

function isKnown(tag: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}

/** What Unicode names like a country, and is none. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Why a code of two letters is no country's; undefined where it is one's. */
export function countryProblem(code: string): string | undefined {
  const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code);
  if (!name || NO_COUNTRIES.has(code)) return `${code} is no country’s code`;
  // Unicode knows former codes, and some that are only often meant, by the one that replaces them.
  const { region } = new Intl.Locale(`und-${code}`);
  return region === code ? undefined : `${code} is no country’s code: did you mean ${region} for ${name}?`;
}

/** In the order of the language. */
export function countryNames(countries: readonly string[], locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
