import { headers } from 'next/headers';
import { config } from '@/lib/config';
import { countryNames, localeFrom } from '@/lib/locale';
import { words } from '../words';

/** Asks for the pilot's country, in their language, where the platform opens accounts in several. */
export async function CountryChoice({ chosen }: { chosen?: string }) {
  const { countries } = config().platform;
  if (countries.length === 1) return null;
  const locale = localeFrom((await headers()).get('accept-language'));
  return (
    <p>
      <label htmlFor="country">{words().start.country}</label>
      <select id="country" name="country" defaultValue={chosen ?? countries[0]} lang={locale}>
        {countryNames(countries, locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
