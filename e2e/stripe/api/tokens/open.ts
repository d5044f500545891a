import { ApiError, invalidRequest } from '../../errors';
import type { AccountsApi } from '../../model/account';
import { TOKEN_SECONDS, type TokenRecord, type TokenType } from '../../model/token';
import type { ApiContext, Parameters } from '../context';

/** A token that a request gives: where, and of what it must be. */
export type GivenToken = { id: string; param: string; type: TokenType };

/** A token and what it stands for. */
export type OpenedToken = TokenRecord & { parameters: Parameters };

/** What a token stands for, which it does until it is used. Throws Stripe's refusals. */
export function openToken(context: ApiContext, api: AccountsApi, given: GivenToken): OpenedToken {
  const token = context.state.tokens.get(given.id);
  const isOwn = token?.platform === context.platform && token.livemode === context.livemode;
  if (!isOwn || token.type !== given.type) throw none[api](given, isOwn ? token : undefined);
  const { id, param } = given;
  if (token.used)
    throw invalidRequest(`You cannot use a Stripe token more than once: ${id}.`, {
      code: 'token_already_used',
      param,
    });
  const { parameters } = token;
  // v2's code is in its reference; that v1 has the same one, and the words, are inferred.
  if (parameters === null || context.now >= token.created + TOKEN_SECONDS)
    throw invalidRequest(`Token has expired: ${id}.`, { code: 'token_expired', param });
  return { ...token, parameters };
}

/** To be called once nothing more can be refused. */
export function spendTokens({ state }: ApiContext, ids: readonly string[]): void {
  for (const id of ids) {
    const token = state.tokens.get(id);
    if (token) state.tokens.set(id, { ...token, used: true, parameters: null });
  }
}

type NoneOfThat = (given: GivenToken, other: TokenRecord | undefined) => ApiError;

/** v2's codes and words are those of its reference; to which IDs it gives which is inferred. */
const none: Readonly<Record<AccountsApi, NoneOfThat>> = {
  v1: ({ id, param }) => invalidRequest(`No such token: '${id}'`, { code: 'resource_missing', param }),
  v2: ({ id, param }, other) => {
    if (/^(btok|cpt|ct|pii|tok)_/.test(id))
      return invalidRequest('A v1 token ID is passed in v2 APIs.', { code: 'v1_token_invalid_in_v2', param });
    if (other)
      return invalidRequest('The incorrect token type is provided.', {
        code: 'incorrect_token_wrong_type',
        param,
      });
    const [kind] = param.split('_');
    return new ApiError(403, {
      type: 'invalid_request_error',
      code: `invalid_${param}`,
      message: `Invalid ${kind} token.`,
      param,
    });
  },
};
