import { headers } from 'next/headers';
import { config } from '@/lib/config';
import { countryNames, localeFrom } from '@/lib/locale';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { words } from '../words';
import { CountryChoice } from './country-choice';
import { PressForm } from './press-form';

/** The way out of a wrong country, where the platform opens accounts in several. */
export async function WrongCountry({ account: { id, country } }: { account: OwnedAccount }) {
  if (config().platform.countries.length === 1) return null;
  const locale = localeFrom((await headers()).get('accept-language'));
  const [named] = countryNames([country], locale);
  const { title, text, press } = words().wrongCountry;
  return (
    <details>
      <summary>{title(named?.name ?? country)}</summary>
      <p>{text}</p>
      <PressForm action="/api/account_country" press={press} accountId={id} isSecond>
        <CountryChoice chosen={country} />
      </PressForm>
    </details>
  );
}
