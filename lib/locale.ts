/** Takes an Accept-Language header and gives the first language in it that can be written in, or English. */
export function localeFrom(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return wanted.find((tag) => tag !== '*' && isKnown(tag)) ?? 'en';
}

function isKnown(tag: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}

/** Gives countries by code with their names in a language, in that language's order. */
export function countryNames(countries: readonly string[], locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
