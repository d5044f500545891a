import { getCountries } from 'libphonenumber-js';
import { countryNames } from '../../locale';

let known: readonly { value: string; label: string }[] | undefined;

/** All that have telephones, which are all, in the order of their names. */
export function everyCountry(): readonly { value: string; label: string }[] {
  known ??= countryNames(getCountries(), 'en').map(({ code, name }) => ({ value: code, label: name }));
  return known;
}
