import { invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { TokenRecord, TokenType } from '../../model/token';
import type { ApiContext } from '../context';

/** As Stripe's: how IDs begin, and how long they go on. */
const ids: Readonly<Record<TokenType, readonly [prefix: string, length: number]>> = {
  account: ['ct', 24],
  bank_account: ['btok', 24],
  person: ['cpt', 24],
  pii: ['pii', 24],
  v2_account: ['accttok', 44],
  v2_person: ['perstok', 44],
};

type StandsFor = Pick<TokenRecord, 'type'> &
  Partial<Pick<TokenRecord, 'accountId' | 'bankAccount' | 'parameters'>>;

/** Throws Stripe's 400 for a live token of whom it is about that a server asks for. */
export function newToken(
  { state, platform, livemode, now, ip, secretKey }: ApiContext,
  standsFor: StandsFor,
): readonly [id: string, token: TokenRecord] {
  const isOfSomebody = standsFor.type !== 'bank_account' && standsFor.type !== 'pii';
  // The code and the words are those of v2's reference; that v1 has them as well is inferred.
  if (isOfSomebody && livemode && !secretKey.startsWith('pk_'))
    throw invalidRequest('Token must be created with publishable key.', {
      code: 'token_must_be_created_with_publishable_key',
    });
  const token: TokenRecord = {
    bankAccount: null,
    parameters: null,
    accountId: null,
    ...standsFor,
    clientIp: ip,
    created: now,
    used: false,
    platform,
    livemode,
  };
  const id = newId(...ids[token.type]);
  state.tokens.set(id, token);
  return [id, token];
}
