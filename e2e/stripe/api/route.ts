import type { AccountsApi } from '../model/account';
import type { ApiContext, Parameters } from './context';

/** `ids` are those in the path, in its order. */
type Handle = (context: ApiContext, parameters: Parameters, ...ids: string[]) => unknown;

/** The SDK's own type of what an endpoint takes: the resource as the SDK names its file, and a type in it. */
type ParametersType = readonly [resource: string, type: string];

export type Route = {
  method: string;
  path: RegExp;
  parameters: ParametersType;
  handle: Handle;
  /** The Accounts API without which a platform is refused; v1 goes on for accounts that are there. */
  needs: AccountsApi | undefined;
};

export function route(
  endpoint: `${'GET' | 'POST' | 'DELETE'} /${string}`,
  parameters: ParametersType,
  handle: Handle,
  needs?: AccountsApi,
): Route {
  const [method = '', path = ''] = endpoint.split(' ');
  return { method, path: new RegExp(`^${path.replace(/:\w+/g, '(\\w+)')}$`), parameters, handle, needs };
}
