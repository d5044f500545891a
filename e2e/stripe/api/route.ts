import type { AccountsApi } from '../model/account';
import type { Schema } from '../parameters/schema';
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
  /** What the endpoint takes in a version of the API, where that is not the SDK's. */
  inVersion: (schema: Schema, version: string) => Schema;
};

export function route(
  endpoint: `${'GET' | 'POST' | 'DELETE'} /${string}`,
  parameters: ParametersType,
  handle: Handle,
  needs?: AccountsApi,
  inVersion: Route['inVersion'] = (schema) => schema,
): Route {
  const [method = '', path = ''] = endpoint.split(' ');
  return {
    method,
    path: new RegExp(`^${path.replace(/:\w+/g, '(\\w+)')}$`),
    parameters,
    handle,
    needs,
    inVersion,
  };
}
