import type { AccountDetails } from '../../accounts/account';
import { roles } from '../../accounts/catalogue';
import type { Fields } from './answers';
import { rolesOf } from './questions';

/** What the pilot's browser has given Stripe itself, by tokens of it: of the account, and of persons by their prefixes. */
export type Tokens = Readonly<{ account: string | undefined; persons: ReadonlyMap<string, string> }>;

export const NO_TOKENS: Tokens = { account: undefined, persons: new Map() };

/** Tells the tokens that were sent from all other fields. */
export function withoutTokens(fields: Fields, details: AccountDetails): { tokens: Tokens; fields: Fields } {
  // Of a company, who was added by the first press may be sent by another, though nobody is asked for any more.
  const others = details.entityType === 'individual' ? [] : roles;
  const own = new Set<string>([...details.persons.map(({ id }) => id), ...rolesOf(details), ...others]);
  const isPerson = ([name, value]: readonly [string, string]) =>
    own.has(name) && /^(cpt|perstok)_\w{1,250}$/.test(value);
  const account = fields.get('account_token');
  return {
    tokens: {
      account: account !== undefined && /^(ct|accttok)_\w{1,250}$/.test(account) ? account : undefined,
      persons: new Map([...fields].filter(isPerson)),
    },
    fields: new Map([...fields].filter((field) => field[0] !== 'account_token' && !isPerson(field))),
  };
}
