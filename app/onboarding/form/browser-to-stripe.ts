import { allowPage } from '@/app/http/allow-page';
import { config } from '@/lib/config';
import { formatOf, type Group, questionsOf } from '@/lib/onboarding/form/form';
import { isBelow } from '@/lib/onboarding/form/questions';
import { goesInToken } from '@/lib/onboarding/form/tokens';
import type { AccountDetails } from '@/lib/onboarding/onboarding';
import { API_VERSION } from '@/lib/platform/api-version';

/** What a page's script asks Stripe with. */
export type StripesApi = Readonly<{
  publishableKey: string;
  /** Origins. */
  api: string;
  files: string;
  /** Of Stripe's API. */
  version: string;
}>;

/** What a form's script needs to send something to Stripe itself: files, and what it makes tokens of. */
export type ToStripe = StripesApi &
  Readonly<{
    country: string;
    currency: string | undefined;
    /** Whose names of requirements these are. */
    names: 'v1' | 'v2';
    /** Where a French platform's pilots give Stripe who they are by tokens: what their form is made of. */
    details?: AccountDetails;
  }>;

/** Lets the page that is being rendered send to Stripe. Undefined where browsers can be told no key. */
export async function sendingToStripe(): Promise<StripesApi | undefined> {
  const { publishableKey, apiBase } = config().stripe;
  if (!publishableKey) return undefined;
  const api = apiBase?.origin ?? 'https://api.stripe.com';
  const files = apiBase?.origin ?? 'https://files.stripe.com';
  await allowPage({ sendsTo: [...new Set([api, files])] });
  return { publishableKey, api, files, version: API_VERSION };
}

/**
 * As `sendingToStripe`, where the page's form has something that goes to Stripe from the browser. Undefined for any other:
 * it all goes through us.
 */
export async function browserToStripe(
  groups: readonly Group[],
  details: AccountDetails,
  byTokens: boolean,
): Promise<ToStripe | undefined> {
  const inputs = groups.flatMap(({ inputs }) => inputs);
  const inTokens = byTokens && hasForToken(groups, details);
  if (!inTokens && !inputs.some(({ token, control }) => token || control === 'file')) return undefined;
  const api = await sendingToStripe();
  if (!api) return undefined;
  const { country, api: names } = details;
  const { currency } = formatOf(country, details.currency);
  return { ...api, country, currency, names, ...(inTokens && { details: onlyOf(groups, details) }) };
}

function hasForToken(groups: readonly Group[], details: AccountDetails): boolean {
  const questions = questionsOf(details);
  return groups.some(({ base }) => {
    const question = questions.get(base);
    return question !== undefined && goesInToken(question, details.api);
  });
}

/** What the rules of one page need: nothing that another one shows, and not Stripe's raw reason. */
function onlyOf(groups: readonly Group[], details: AccountDetails): AccountDetails {
  const bases = groups.map(({ base }) => base);
  // By where somebody lives their numbers are read, on another page too.
  const isHere = (name: string) =>
    name.endsWith('.address.country') || bases.some((base) => isBelow(name, base));
  return {
    ...details,
    given: new Map([...details.given].filter(([name]) => isHere(name))),
    persons: details.persons.map((person) => ({ ...person, name: '' })),
    bankAccount: undefined,
    requirements: { ...details.requirements, disabledReason: undefined },
  };
}
