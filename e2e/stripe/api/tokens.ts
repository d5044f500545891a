import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, noSuch } from '../errors';
import { newId } from '../ids';
import type { TokenRecord } from '../model/external-account';
import { bankAccountIn, bankAccountV1 } from './accounts/external-account';
import { unsupportedLocally } from './accounts/unsupported';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('POST /v1/tokens', ['Tokens', 'TokenCreateParams'], createToken),
  route('GET /v1/tokens/:id', ['Tokens', 'TokenRetrieveParams'], retrieveToken),
];

const Pii = z.strictObject({ id_number: z.string().min(1).max(5000) });

/** There are none here but of bank accounts, and of numbers of persons, which stand for nothing yet. */
function createToken(
  { state, platform, livemode, now }: ApiContext,
  { bank_account, pii, expand: _, ...others }: Parameters,
): Stripe.Token {
  const [other] = Object.keys(others);
  if (other !== undefined) throw unsupportedLocally(other);
  if (bank_account === undefined && pii === undefined)
    throw invalidRequest(
      'You must supply either a card, customer, PII data, bank account, or account legal entity to create a token.',
      { code: 'parameter_missing' },
    );
  // A token of two things stands for one of them, the other would be forgotten.
  const isOneNumber = bank_account === undefined && Pii.safeParse(pii).success;
  if (pii !== undefined && !isOneNumber) throw unsupportedLocally('pii');
  const bankAccount =
    bank_account === undefined ? null : bankAccountIn(bank_account, livemode, 'bank_account');
  const id = newId(bankAccount ? 'btok' : 'pii');
  const token = { bankAccount, used: false, platform, livemode, created: now };
  state.tokens.set(id, token);
  return tokenV1(id, token);
}

function retrieveToken({ state, platform, livemode }: ApiContext, _: Parameters, id: string): Stripe.Token {
  const token = state.tokens.get(id);
  if (token?.platform !== platform || token.livemode !== livemode) throw noSuch('token', id, 'token');
  return tokenV1(id, token);
}

function tokenV1(id: string, { bankAccount, used, livemode, created }: TokenRecord): Stripe.Token {
  return {
    id,
    object: 'token',
    ...(bankAccount && { bank_account: bankAccountV1(undefined, bankAccount) }),
    client_ip: null,
    created,
    livemode,
    type: bankAccount ? 'bank_account' : 'pii',
    used,
  };
}
