import { z } from 'zod';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';

export const CountryCode = z.string().regex(/^[A-Z]{2}$/);

/** The country is one that the platform opens accounts in; whoever does not say gets the platform's own. */
export function offeredCountry(asked: string | undefined): string {
  const { countries } = config().platform;
  const country = asked ?? countries[0];
  if (countries.includes(country)) return country;
  throw new AppError('invalid_request', `no accounts are opened in ${country}`);
}
