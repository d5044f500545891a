import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, noSuch } from '../../errors';
import { type Given, valueAt } from '../../model/given';
import type { TokenRecord } from '../../model/token';
import { bankAccountIn, bankAccountV1 } from '../accounts/external-account';
import { unsupportedLocally } from '../accounts/unsupported';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { newToken } from './new-token';
import { unsettable } from './unsettable';

export const routes: readonly Route[] = [
  route('POST /v1/tokens', ['Tokens', 'TokenCreateParams'], createToken, undefined, unsettable),
  route('GET /v1/tokens/:id', ['Tokens', 'TokenRetrieveParams'], retrieveToken),
];

const Pii = z.strictObject({ id_number: z.string().min(1).max(5000) });
const Details = z.record(z.string(), z.json());
const Account = Details.and(z.object({ tos_shown_and_accepted: z.boolean().optional() }));

/** There are none here of cards. */
function createToken(context: ApiContext, { expand: _, ...parameters }: Parameters): Stripe.Token {
  const { account, bank_account, person, pii, ...others } = parameters;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unsupportedLocally(other);
  const [first, second] = Object.keys(parameters);
  if (first === undefined)
    throw invalidRequest(
      'You must supply either a card, customer, PII data, bank account, or account legal entity to create a token.',
      { code: 'parameter_missing' },
    );
  // A token of two things stands for one of them, the other would be forgotten.
  if (second !== undefined) throw unsupportedLocally(second);
  if (account !== undefined) return ofAccount(context, account);
  if (person !== undefined)
    return told(newToken(context, { type: 'person', parameters: Details.parse(person) }));
  if (bank_account !== undefined) {
    const bankAccount = bankAccountIn(bank_account, context.livemode, 'bank_account');
    return told(newToken(context, { type: 'bank_account', bankAccount }));
  }
  const number = Pii.safeParse(pii);
  if (!number.success) throw unsupportedLocally('pii');
  return told(newToken(context, { type: 'pii', parameters: number.data }));
}

/** It says that somebody agreed, not when and where: that Stripe knows. */
function ofAccount(context: ApiContext, account: Parameters[string]): Stripe.Token {
  const { now, ip, userAgent } = context;
  const { tos_shown_and_accepted: agreed, company, ...rest } = Account.parse(account);
  const signed: Given = { date: now, ip, ...(userAgent !== undefined && { user_agent: userAgent }) };
  const parameters = {
    ...rest,
    ...(company !== undefined && { company: withDeclaration(company, signed) }),
    ...(agreed && { tos_acceptance: signed }),
  };
  return told(newToken(context, { type: 'account', parameters }));
}

const SHOWN_AND_SIGNED = 'ownership_declaration_shown_and_signed';

function withDeclaration(company: Given[string], signed: Given): Given {
  const { [SHOWN_AND_SIGNED]: _, ...rest } = Details.parse(company);
  return valueAt(company, SHOWN_AND_SIGNED) === true ? { ...rest, ownership_declaration: signed } : rest;
}

function retrieveToken({ state, platform, livemode }: ApiContext, _: Parameters, id: string): Stripe.Token {
  const token = state.tokens.get(id);
  const isOwn = token?.platform === platform && token.livemode === livemode;
  if (!isOwn || token.type.startsWith('v2_')) throw noSuch('token', id, 'token');
  return told([id, token]);
}

function told([id, token]: readonly [string, TokenRecord]): Stripe.Token {
  const { type, bankAccount, clientIp, used, livemode, created } = token;
  return {
    id,
    object: 'token',
    ...(bankAccount && { bank_account: bankAccountV1(undefined, bankAccount) }),
    client_ip: clientIp,
    created,
    livemode,
    type,
    used,
  };
}
