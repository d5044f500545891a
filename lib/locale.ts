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

/** In the order of the language. */
export function countryNames(countries: readonly string[], locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
