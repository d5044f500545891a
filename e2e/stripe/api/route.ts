import type { AccountsApi } from '../model/account';
import type { ApiContext, Parameters } from './context';

/** An endpoint of the API. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Its group, if it has one, is the `id` of what is asked for. */
  path: RegExp;
  /** The Accounts API without which a platform is refused; v1 goes on for accounts that are there. */
  needs?: AccountsApi;
  /** The SDK's own type of what it takes: the resource as the SDK names its file, and a type in it. */
  parameters: readonly [resource: string, type: string];
  handle: (context: ApiContext, parameters: Parameters, id: string) => unknown;
};
