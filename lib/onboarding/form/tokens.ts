import type { AccountDetails } from '../../accounts/account';
import { joined, placed, type Tree } from '../../accounts/parameters';
import type { AccountsApi } from '../../platform/choices';
import { type Answered, inRole, parametersOfAll } from './answers';
import type { Question } from './questions';

/** What a token of Stripe's can hold of an account; the rest is given beside it. */
const IN_TOKEN: Readonly<Record<AccountsApi, RegExp>> = {
  v1: /^(business_type|individual|company|tos_acceptance)(\.|$)/,
  v2: /^(identity|contact_email|contact_phone|display_name)(\.|$)/,
};

/** Whether a French platform gives Stripe what is asked by a token. */
export function goesInToken(
  { about, base, field }: Pick<Question, 'about' | 'base' | 'field'>,
  api: AccountsApi,
): boolean {
  if (field.type === 'bank_account') return false;
  return about.kind !== 'account' || IN_TOKEN[api].test(base);
}

/** What tokens are to be made of: of the account, and of persons by their prefixes. */
export type TokenParameters = Readonly<{ account: Tree | undefined; persons: ReadonlyMap<string, Tree> }>;

/**
 * The answers that go in tokens, as Stripe takes them there: a signature is that the text was shown, Stripe itself
 * puts down when and from where; v1 wants to be told what the account is with whatever is said of it.
 */
export function tokenParameters(answered: readonly Answered[], details: AccountDetails): TokenParameters {
  const { api, entityType } = details;
  const inToken = answered.filter(({ question }) => goesInToken(question, api));
  const isSignature = ({ question }: Answered) => question.field.type === 'signature';
  const persons = new Map<string, Tree>();
  let account = inToken
    .filter(isSignature)
    .map(({ question }) => signature(question.base, api))
    .reduce(joined, {});
  const plain = inToken.filter((answer) => !isSignature(answer));
  for (const [prefix, parameters] of parametersOfAll(plain, details)) {
    if (prefix === undefined) account = joined(account, parameters);
    else persons.set(prefix, inRole(prefix, parameters));
  }
  if (Object.keys(account).length === 0) return { account: undefined, persons };
  const isSaid = api === 'v2' || entityType === undefined || 'business_type' in account;
  return { account: isSaid ? account : { ...account, business_type: entityType }, persons };
}

function signature(base: string, api: AccountsApi): Tree {
  if (api === 'v1')
    return base === 'tos_acceptance'
      ? { tos_shown_and_accepted: true }
      : placed(`${base}_shown_and_signed`, true);
  return base.endsWith('terms_of_service')
    ? placed(`${base}.account.shown_and_accepted`, true)
    : placed(`${base}.attested`, true);
}
