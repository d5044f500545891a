import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { bankNumbersOf, bankProblem } from '../../model/bank-numbers';
import { currencyOf } from '../../model/countries';
import { defaultCurrencyOf } from '../../model/default-currency';
import { type ExternalAccount, externalAccountOf } from '../../model/external-account';
import type { Value } from '../../model/given';
import { TOKEN_SECONDS, type TokenRecord } from '../../model/token';
import type { ApiContext } from '../context';
import { requireKnownCountry } from '../validation/country';
import { requireValues } from '../validation/values';
import { unsupportedLocally } from './unsupported';

const BankAccount = z.strictObject({
  object: z.literal('bank_account').optional(),
  country: z.string(),
  currency: z.string().optional(),
  account_number: z.string(),
  routing_number: z.string().optional(),
  account_holder_name: z.string().optional(),
  account_holder_type: z.string().optional(),
  account_type: z.string().optional(),
});

const PARAM = 'external_account';

type Tokens = ReadonlyMap<string, TokenRecord>;

/** The bank account that the parameter stands for: a hash, or a token of one. Throws Stripe's 400. */
export function givenExternalAccount(
  account: AccountRecord,
  parameter: Value,
  { state, now }: Pick<ApiContext, 'state' | 'now'>,
): ExternalAccount {
  if (typeof parameter !== 'string') return bankAccountIn(parameter, account.livemode, PARAM);
  const token = state.tokens.get(parameter);
  const isOwn = token?.platform === account.platform && token.livemode === account.livemode;
  return isOwn && token.bankAccount
    ? unspent(parameter, token, token.bankAccount, now)
    : ofTestToken(account, parameter);
}

/** To be called once nothing more can be refused. */
export function spendToken(parameter: Value | undefined, tokens: Tokens): void {
  const token = typeof parameter === 'string' && tokens.get(parameter);
  if (token) token.used = true;
}

/** The bank account that a hash describes. Throws Stripe's 400; `param` is the hash's name in the request. */
export function bankAccountIn(hash: Value, livemode: boolean, param: string): ExternalAccount {
  const read = BankAccount.safeParse(hash);
  if (!read.success) throw unsupportedLocally(param);
  requireKnownCountry(read.data.country.toUpperCase(), `${param}[country]`);
  requireValues('v1', { [param]: { currency: read.data.currency ?? null } }, 0, () => `${param}[currency]`);
  const { country, currency, account_number, routing_number, ...holder } = read.data;
  const details = {
    country,
    currency: currency ?? currencyOf(country.toUpperCase()),
    accountNumber: account_number,
    routingNumber: routing_number,
    holderName: holder.account_holder_name,
    holderType: holder.account_holder_type,
    accountType: holder.account_type,
  };
  const problem = bankProblem(details, livemode);
  if (problem)
    throw invalidRequest(problem.message, {
      code: `${problem.field}_invalid`,
      param: `${param}[${problem.field}]`,
    });
  return externalAccountOf(details);
}

function unspent(
  id: string,
  { used, created }: TokenRecord,
  bankAccount: ExternalAccount,
  now: number,
): ExternalAccount {
  if (used)
    throw invalidRequest(`You cannot use a Stripe token more than once: ${id}.`, {
      code: 'token_already_used',
      param: PARAM,
    });
  // That it lasts no longer than a token of somebody, and the words, are inferred.
  if (now >= created + TOKEN_SECONDS)
    throw invalidRequest(`Token has expired: ${id}.`, { code: 'token_expired', param: PARAM });
  return bankAccount;
}

/** Stripe's own tokens for tests, such as `btok_us_verified`, are of the test account in the account's own country. */
function ofTestToken(account: AccountRecord, token: string): ExternalAccount {
  if (/^tok_/.test(token)) throw unsupportedLocally(PARAM);
  if (account.livemode || !/^btok_[a-z]{2}(_[A-Za-z]+)*$/.test(token))
    throw invalidRequest(`No such token: '${token}'`, { code: 'resource_missing', param: PARAM });
  const { routing, tests } = bankNumbersOf(account.country);
  return externalAccountOf({
    country: account.country,
    currency: defaultCurrencyOf(account),
    accountNumber: tests[0] ?? '',
    routingNumber: routing?.test,
  });
}

const nothing = { currently_due: [], errors: [], past_due: [], pending_verification: [] };

/** A bank account as v1 tells of it, or of the token that stands for it; v2 tells of none. */
export function bankAccountV1(accountId: string | undefined, kept: ExternalAccount): Stripe.BankAccount {
  return {
    id: kept.id,
    object: 'bank_account',
    ...(accountId && { account: accountId }),
    account_holder_name: kept.holderName,
    account_holder_type: kept.holderType,
    account_type: kept.accountType,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: kept.country,
    currency: kept.currency,
    default_for_currency: kept.isDefault,
    fingerprint: `local${kept.last4}${kept.routingNumber ?? ''}`,
    future_requirements: nothing,
    last4: kept.last4,
    metadata: {},
    requirements: nothing,
    routing_number: kept.routingNumber,
    status: 'new',
  };
}
