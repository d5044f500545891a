import type { AccountsApi } from '../model/account';
import { parametersOf, type Schema } from '../parameters/schema';
import { createAccountLink } from './account-links/v1';
import { createAccountLinkV2 } from './account-links/v2';
import { closeAccountV2, deleteAccount } from './accounts/account-end';
import { createAccount, listAccounts, retrieveAccount, updateAccount } from './accounts/v1';
import { createAccountV2, retrieveAccountV2, updateAccountV2 } from './accounts/v2';
import { listAccountsV2 } from './accounts/v2-list';
import type { ApiContext, Parameters } from './context';
import { listEventDestinations, listWebhookEndpoints, retrievePlatform, whereSetUp } from './platform';

/** An endpoint: which requests it takes, which parameters it has, and what it answers. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  path: RegExp;
  /** The Accounts API without which a platform is refused; v1 goes on for accounts that are there. */
  needs?: AccountsApi;
  parameters: () => Schema;
  handle: (context: ApiContext, parameters: Parameters, id: string) => unknown;
};

/** The API as far as the local Stripe has it. The parameters are read from the SDK's own types. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/accounts$/,
    needs: 'v1',
    parameters: () => parametersOf('Accounts', 'AccountCreateParams'),
    handle: whereSetUp(createAccount),
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
    method: 'DELETE',
    path: /^\/v1\/accounts\/(\w+)$/,
    parameters: () => parametersOf('Accounts', 'AccountDeleteParams'),
    handle: deleteAccount,
  },
  {
    method: 'GET',
    path: /^\/v1\/account$/,
    parameters: () => parametersOf('Accounts', 'AccountRetrieveCurrentParams'),
    handle: retrievePlatform,
  },
  {
    method: 'GET',
    path: /^\/v1\/webhook_endpoints$/,
    parameters: () => parametersOf('WebhookEndpoints', 'WebhookEndpointListParams'),
    handle: listWebhookEndpoints,
  },
  {
    method: 'POST',
    path: /^\/v1\/account_links$/,
    parameters: () => parametersOf('AccountLinks', 'AccountLinkCreateParams'),
    handle: createAccountLink,
  },
  {
    method: 'POST',
    path: /^\/v2\/core\/accounts$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/Accounts', 'AccountCreateParams'),
    handle: whereSetUp(createAccountV2),
  },
  {
    method: 'GET',
    path: /^\/v2\/core\/accounts$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/Accounts', 'AccountListParams'),
    handle: listAccountsV2,
  },
  {
    method: 'GET',
    path: /^\/v2\/core\/accounts\/(\w+)$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/Accounts', 'AccountRetrieveParams'),
    handle: retrieveAccountV2,
  },
  {
    method: 'POST',
    path: /^\/v2\/core\/accounts\/(\w+)$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/Accounts', 'AccountUpdateParams'),
    handle: updateAccountV2,
  },
  {
    method: 'POST',
    path: /^\/v2\/core\/accounts\/(\w+)\/close$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/Accounts', 'AccountCloseParams'),
    handle: closeAccountV2,
  },
  {
    method: 'GET',
    path: /^\/v2\/core\/event_destinations$/,
    parameters: () => parametersOf('V2/Core/EventDestinations', 'EventDestinationListParams'),
    handle: listEventDestinations,
  },
  {
    method: 'POST',
    path: /^\/v2\/core\/account_links$/,
    needs: 'v2',
    parameters: () => parametersOf('V2/Core/AccountLinks', 'AccountLinkCreateParams'),
    handle: createAccountLinkV2,
  },
];
