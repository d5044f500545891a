import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { bankNumbersOf, bankProblem } from '../../model/bank-numbers';
import { currencyOf } from '../../model/countries';
import { type ExternalAccount, externalAccountOf } from '../../model/external-account';
import { textAt, type Value } from '../../model/given';
import { unsupportedLocally } from './unsupported';

const BankAccount = z.object({
  object: z.literal('bank_account'),
  country: z.string(),
  currency: z.string().optional(),
  account_number: z.string(),
  routing_number: z.string().optional(),
  account_holder_name: z.string().optional(),
  account_holder_type: z.string().optional(),
});

const PARAM = 'external_account';

/** The bank account that the parameter stands for: a hash, or a token of one. Throws Stripe's 400. */
export function givenExternalAccount(account: AccountRecord, parameter: Value): ExternalAccount {
  if (typeof parameter === 'string') return ofToken(account, parameter);
  const read = BankAccount.safeParse(parameter);
  if (!read.success) throw unsupportedLocally(PARAM);
  const { country, currency, account_number, routing_number, ...holder } = read.data;
  const details = {
    country,
    currency: currency ?? currencyOf(country.toUpperCase()),
    accountNumber: account_number,
    routingNumber: routing_number,
    holderName: holder.account_holder_name,
    holderType: holder.account_holder_type,
  };
  const problem = bankProblem(details, account.livemode);
  if (problem)
    throw invalidRequest(problem.message, {
      code: `${problem.field}_invalid`,
      param: `${PARAM}[${problem.field}]`,
    });
  return externalAccountOf(details);
}

/** A token is of the test account in the account's own country: what it was made of is not known here. */
function ofToken(account: AccountRecord, token: string): ExternalAccount {
  if (/^tok_/.test(token)) throw unsupportedLocally(PARAM);
  if (!/^btok_/.test(token))
    throw invalidRequest(`No such token: '${token}'`, { code: 'resource_missing', param: PARAM });
  const { routing, tests } = bankNumbersOf(account.country);
  return externalAccountOf({
    country: account.country,
    currency: textAt(account.given, 'default_currency') || currencyOf(account.country),
    accountNumber: tests[0] ?? '',
    routingNumber: routing?.test,
  });
}

const nothing = { currently_due: [], errors: [], past_due: [], pending_verification: [] };

/** A bank account as v1 tells of it; v2 tells of none. */
export function bankAccountV1(accountId: string, kept: ExternalAccount): Stripe.BankAccount {
  return {
    id: kept.id,
    object: 'bank_account',
    account: accountId,
    account_holder_name: kept.holderName,
    account_holder_type: kept.holderType,
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: kept.country,
    currency: kept.currency,
    default_for_currency: true,
    fingerprint: `local${kept.last4}${kept.routingNumber ?? ''}`,
    future_requirements: nothing,
    last4: kept.last4,
    metadata: {},
    requirements: nothing,
    routing_number: kept.routingNumber,
    status: 'new',
  };
}
