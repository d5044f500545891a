import { parametersOf, type Schema } from '../parameters/schema';
import { createAccountLink } from './account-links';
import { createAccount, listAccounts, retrieveAccount, updateAccount } from './accounts';
import type { ApiContext, Parameters } from './context';

/** An endpoint: which requests it takes, which parameters it has, and what it answers. */
export type Route = {
  method: 'GET' | 'POST';
  path: RegExp;
  parameters: () => Schema;
  handle: (context: ApiContext, parameters: Parameters, id: string) => unknown;
};

/** The API as far as the local Stripe has it. The parameters are read from the SDK's own types. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/accounts$/,
    parameters: () => parametersOf('Accounts', 'AccountCreateParams'),
    handle: createAccount,
  },
  {
    method: 'GET',
    path: /^\/v1\/accounts$/,
    parameters: () => parametersOf('Accounts', 'AccountListParams'),
    handle: listAccounts,
  },
  {
    method: 'GET',
    path: /^\/v1\/accounts\/(\w+)$/,
    parameters: () => parametersOf('Accounts', 'AccountRetrieveParams'),
    handle: retrieveAccount,
  },
  {
    method: 'POST',
    path: /^\/v1\/accounts\/(\w+)$/,
    parameters: () => parametersOf('Accounts', 'AccountUpdateParams'),
    handle: updateAccount,
  },
  {
    method: 'POST',
    path: /^\/v1\/account_links$/,
    parameters: () => parametersOf('AccountLinks', 'AccountLinkCreateParams'),
    handle: createAccountLink,
  },
];
