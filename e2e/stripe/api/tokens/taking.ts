import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { AccountRecord, AccountsApi } from '../../model/account';
import { type Given, leavesOf, valueAt } from '../../model/given';
import type { TokenType } from '../../model/token';
import { checkNoTokenNeeded } from '../accounts/account-tokens';
import { accountOfV1, accountOfV2 } from '../accounts/find';
import type { ApiContext } from '../context';
import type { Route } from '../route';
import { joined } from './joined';
import { withNumbers } from './numbers';
import { type OpenedToken, openToken, spendTokens } from './open';

type Subject = 'account' | 'person';

/** What the parameter of each API's tokens takes, and what it then takes no more; that v1 has these rules is inferred. */
const rules: Readonly<Record<AccountsApi, Record<Subject, { type: TokenType; isInToken: RegExp }>>> = {
  v1: {
    account: {
      type: 'account',
      isInToken: /^(business_type|company|individual|tos_acceptance\.(date|ip|user_agent))(\.|$)/,
    },
    person: { type: 'person', isInToken: /^(?!expand$)/ },
  },
  v2: {
    account: {
      type: 'v2_account',
      isInToken: /^(contact_email|contact_phone|display_name|identity\.(?!country$))/,
    },
    person: { type: 'v2_person', isInToken: /^/ },
  },
};

/**
 * The handler of a request that may say by a token who an account or a person is: it gets what the token stands for, and
 * once nothing more can be refused the token is used up. `subject` is whom the request is about.
 */
export function takingTokens(api: AccountsApi, subject: Subject, handle: Route['handle']): Route['handle'] {
  return (context, asked, ...ids) => {
    const [accountId, personId] = ids;
    const account = accountId === undefined ? undefined : accountOf(api, context, accountId);
    const param = `${subject}_token`;
    const { [param]: id, ...beside } = asked;
    const inToken = leavesOf(beside).find(([path]) => rules[api][subject].isInToken.test(path))?.[0];
    if (id !== undefined && inToken !== undefined) throw alongside(api, param, inToken);
    const token = typeof id === 'string' ? opened(context, api, subject, account, id) : undefined;
    if (!token && account)
      checkNoTokenNeeded(context, api, account, { subject, personId, parameters: beside, inToken });
    const given = token ? joined(beside, token.parameters) : beside;
    const { parameters, tokens } =
      api === 'v1' ? withNumbers(context, given) : { parameters: given, tokens: [] };
    const answer = handle({ ...context, token }, parameters, ...ids);
    spendTokens(context, typeof id === 'string' ? [id, ...tokens] : tokens);
    if (token) remember(context, subject, ids, answer, token.parameters);
    return answer;
  };
}

function accountOf(api: AccountsApi, context: ApiContext, accountId: string): AccountRecord {
  return api === 'v1' ? accountOfV1(context, accountId) : accountOfV2(context, accountId);
}

function opened(
  context: ApiContext,
  api: AccountsApi,
  subject: Subject,
  account: AccountRecord | undefined,
  id: string,
): OpenedToken {
  const param = `${subject}_token`;
  const token = openToken(context, api, { id, param, type: rules[api][subject].type });
  if (token.accountId !== null && token.accountId !== account?.id) throw ofAnotherAccount(param);
  if (token.type === 'account') checkBusinessType(account, token.parameters);
  return token;
}

const Answer = z.object({ id: z.string() });

/** What was given by a token can be changed by a token only. */
function remember(
  { state }: ApiContext,
  subject: Subject,
  [accountId, personId]: readonly string[],
  answer: unknown,
  given: Given,
): void {
  const { id } = Answer.parse(answer);
  const account = state.accounts.get(accountId ?? id);
  if (!account) return;
  const above = subject === 'person' ? `${personId ?? id}.` : '';
  const paths = leavesOf(given).map(([path]) => `${above}${path}`);
  account.setByToken = [...new Set([...(account.setByToken ?? []), ...paths])];
}

/** v2's codes are in its reference, which words them; v1's words are inferred. */
function alongside(api: AccountsApi, token: string, path: string) {
  if (api === 'v2')
    return invalidRequest(`Parameter cannot be passed alongside ${token}.`, {
      code: `param_alongside_${token}`,
      param: path,
    });
  const [name = ''] = path.split('.');
  return invalidRequest(
    `You may not provide the \`${token}\` parameter and the \`${name}\` parameter simultaneously. They are mutually exclusive.`,
    { param: name },
  );
}

/** The code and the words are those of v2's reference. */
function ofAnotherAccount(param: string) {
  return invalidRequest('A person token is created with one account but used on a different account.', {
    code: 'incorrect_account_for_person_token',
    param,
  });
}

/** As it was seen when a token was used. */
function checkBusinessType(account: AccountRecord | undefined, given: Given): void {
  const param = ['individual', 'company'].find((name) => valueAt(given, name) !== undefined);
  if (param === undefined || given.business_type !== undefined || account?.businessType) return;
  throw invalidRequest(
    'The `business_type` must be provided when sending either of `individual` or `company` parameters.',
    { param },
  );
}
