import type Stripe from 'stripe';
import { invalidRequest } from '../errors';
import { newId } from '../ids';
import { bankAccountIn, bankAccountV1 } from './accounts/external-account';
import { unsupportedLocally } from './accounts/unsupported';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('POST /v1/tokens', ['Tokens', 'TokenCreateParams'], createToken),
];

/** There are none here but of bank accounts. */
function createToken(
  { state, platform, livemode, now }: ApiContext,
  { bank_account, expand: _, ...others }: Parameters,
): Stripe.Token {
  const [other] = Object.keys(others);
  if (other !== undefined) throw unsupportedLocally(other);
  if (bank_account === undefined)
    throw invalidRequest(
      'You must supply either a card, customer, PII data, bank account, or account legal entity to create a token.',
      { code: 'parameter_missing' },
    );
  const bankAccount = bankAccountIn(bank_account, livemode, 'bank_account');
  const id = newId('btok');
  state.tokens.set(id, { bankAccount, used: false, platform, livemode });
  return {
    id,
    object: 'token',
    bank_account: bankAccountV1(undefined, bankAccount),
    client_ip: null,
    created: now,
    livemode,
    type: 'bank_account',
    used: false,
  };
}
