import type Stripe from 'stripe';
import { z } from 'zod';
import { noSuch } from '../errors';
import type { AccountRecord } from '../model/account';
import { withAddedExternalAccount } from '../model/external-account';
import { submittedAt } from '../model/submission';
import { bankAccountV1, givenExternalAccount, spendToken } from './accounts/external-account';
import { accountOfV1 } from './accounts/find';
import { requirePersonalDetails } from './accounts/personal-details';
import { unsupportedLocally } from './accounts/unsupported';
import type { ApiContext, Parameters } from './context';
import { ListParameters, pageOf } from './list';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route(
    'POST /v1/accounts/:id/external_accounts',
    ['Accounts', 'AccountCreateExternalAccountParams'],
    createExternalAccount,
  ),
  route(
    'GET /v1/accounts/:id/external_accounts',
    ['Accounts', 'AccountListExternalAccountsParams'],
    listExternalAccounts,
  ),
  route(
    'GET /v1/accounts/:id/external_accounts/:external',
    ['Accounts', 'AccountRetrieveExternalAccountParams'],
    retrieveExternalAccount,
  ),
];

function createExternalAccount(
  context: ApiContext,
  { external_account = null, default_for_currency, metadata }: Parameters,
  accountId: string,
): Stripe.BankAccount {
  const account = accountOfV1(context, accountId);
  if (metadata !== undefined) throw unsupportedLocally('metadata');
  requirePersonalDetails(account, 'external_account');
  const added = givenExternalAccount(account, external_account, context);
  const asDefault = default_for_currency === true;
  account.externalAccounts = withAddedExternalAccount(account.externalAccounts, added, asDefault);
  spendToken(external_account, context.state.tokens);
  account.submitted = submittedAt(account, context.now);
  return found(account, added.id);
}

const BankListParameters = ListParameters.extend({ object: z.enum(['bank_account', 'card']).optional() });

function listExternalAccounts(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
): Stripe.ApiList<Stripe.ExternalAccount> {
  const account = accountOfV1(context, accountId);
  const asked = BankListParameters.parse(parameters);
  const all = account.externalAccounts.map((one) => bankAccountV1(account.id, one)).reverse();
  return {
    object: 'list',
    url: `/v1/accounts/${account.id}/external_accounts`,
    ...pageOf(all, () => asked.object !== 'card', asked, 'external account'),
  };
}

function retrieveExternalAccount(
  context: ApiContext,
  _: Parameters,
  accountId: string,
  id: string,
): Stripe.BankAccount {
  return found(accountOfV1(context, accountId), id);
}

function found(account: AccountRecord, id: string): Stripe.BankAccount {
  const kept = account.externalAccounts.find((one) => one.id === id);
  if (!kept) throw noSuch('external account', id, 'external_account');
  return bankAccountV1(account.id, kept);
}
