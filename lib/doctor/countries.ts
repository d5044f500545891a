import type { Countries, Service } from '../accounts/countries';
import type { Config } from '../config';
import { tokenProblem } from '../platform/account-tokens';
import { isInRegion } from '../platform/regions';
import { type Finding, findingsOf } from './finding';

const { ok, warning, error } = findingsOf('Countries');

const SUPPORTED = 'https://docs.stripe.com/connect/cross-border-payouts';

/** Checks that the platform can have accounts where PLATFORM_COUNTRY and PLATFORM_COUNTRIES say. */
export async function checkCountries(
  countries: Countries,
  { accountSetup, capabilities, platform: { countries: listed } }: Config,
): Promise<Finding[]> {
  const { choices } = accountSetup;
  const platformCountry = await countries.platformCountry();
  const services = await Promise.all(listed.map((country) => countries.serviceIn(country, choices)));
  const where = (service: Service) => listed.filter((_, index) => services[index] === service);
  const [refused, unknown] = [where('not_served'), where('unknown')];
  const beyond =
    choices.charges === 'direct' ? [] : where('served').filter((one) => !isInRegion(one, platformCountry));
  const tokens = platformCountry === 'FR' ? tokenProblem(accountSetup, capabilities) : undefined;
  const found = [
    tokens ? error(tokens, 'See https://docs.stripe.com/connect/account-tokens.') : [],
    refused.length > 0
      ? (refused.length === listed.length ? error : warning)(
          `Stripe has no such accounts for a platform in ${platformCountry} in ${refused.join(', ')}: pilots there are told so, and can’t begin.`,
          `Take them out of PLATFORM_COUNTRY or PLATFORM_COUNTRIES; where Stripe pays out is at ${SUPPORTED}.`,
        )
      : [],
    unknown.length > 0
      ? warning(
          `Whether this platform can have accounts in ${unknown.join(', ')} could not be asked.`,
          `Give the key the permission to read accounts, or look at ${SUPPORTED}.`,
        )
      : [],
    beyond.length > 0
      ? warning(
          `Accounts in ${beyond.join(', ')} are outside of the region of a platform in ${platformCountry}: they are opened with transfers alone, under the recipient service agreement.`,
          'Stripe opens these only for platforms that it has approved: ask at https://support.stripe.com/contact.',
        )
      : [],
  ].flat();
  return found.length > 0 ? found : [ok(`Accounts can be opened in ${listed.join(', ')}.`)];
}
