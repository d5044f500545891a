import type Stripe from 'stripe';
import { ApiError } from '../../errors';
import { TOKEN_SECONDS, type TokenRecord } from '../../model/token';
import { accountOfV2 } from '../accounts/find';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { attested } from './attested';
import { newToken } from './new-token';

export const routes: readonly Route[] = [
  route(
    'POST /v2/core/account_tokens',
    ['V2/Core/AccountTokens', 'AccountTokenCreateParams'],
    createAccountToken,
    'v2',
  ),
  route(
    'GET /v2/core/account_tokens/:id',
    ['V2/Core/AccountTokens', 'AccountTokenRetrieveParams'],
    retrieveAccountToken,
  ),
  route(
    'POST /v2/core/accounts/:id/person_tokens',
    ['V2/Core/Accounts/PersonTokens', 'PersonTokenCreateParams'],
    createPersonToken,
  ),
  route(
    'GET /v2/core/accounts/:id/person_tokens/:token',
    ['V2/Core/Accounts/PersonTokens', 'PersonTokenRetrieveParams'],
    retrievePersonToken,
  ),
];

function createAccountToken(context: ApiContext, parameters: Parameters): Stripe.V2.Core.AccountToken {
  const made = newToken(context, { type: 'v2_account', parameters: attested(context, parameters) });
  return { ...told(made), object: 'v2.core.account_token' };
}

function retrieveAccountToken(context: ApiContext, _: Parameters, id: string): Stripe.V2.Core.AccountToken {
  return { ...told(found(context, id, null)), object: 'v2.core.account_token' };
}

function createPersonToken(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
): Stripe.V2.Core.AccountPersonToken {
  const account = accountOfV2(context, accountId);
  const made = newToken(context, {
    type: 'v2_person',
    parameters: attested(context, parameters),
    accountId: account.id,
  });
  return { ...told(made), object: 'v2.core.account_person_token' };
}

function retrievePersonToken(
  context: ApiContext,
  _: Parameters,
  accountId: string,
  id: string,
): Stripe.V2.Core.AccountPersonToken {
  const account = accountOfV2(context, accountId);
  return { ...told(found(context, id, account.id)), object: 'v2.core.account_person_token' };
}

/** Throws v2's 404, whose words are those of its reference. */
function found(
  { state, platform, livemode }: ApiContext,
  id: string,
  accountId: string | null,
): readonly [string, TokenRecord] {
  const token = state.tokens.get(id);
  const isOwn = token?.platform === platform && token.livemode === livemode;
  const isOfThis = token?.type === (accountId === null ? 'v2_account' : 'v2_person');
  if (isOwn && isOfThis && token.accountId === accountId) return [id, token];
  throw new ApiError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: 'The resource wasn’t found.',
  });
}

function told([id, { created, livemode, used }]: readonly [string, TokenRecord]) {
  return { id, created: timeOf(created), expires_at: timeOf(created + TOKEN_SECONDS), livemode, used };
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
