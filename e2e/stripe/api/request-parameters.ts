import qs from 'qs';
import { z } from 'zod';
import { invalidRequest } from '../errors';
import { checkParameters } from '../parameters/check';
import { parametersOf } from '../parameters/parameters-of';
import type { Encoding } from '../parameters/scalar';
import { apiOf } from './accounts-apis';
import { serverError } from './answer';
import type { Parameters } from './context';
import { checkExpand } from './expand';
import type { ApiRequest } from './request';
import type { Route } from './route';

const Expand = z.object({ expand: z.array(z.string()).default([]) });

/** The parameters of a request that the SDK's types allow. Throws Stripe's 400 for others. */
export function requestParameters(request: ApiRequest, route: Route, version: string): Parameters {
  const { given, encoding } = decoded(request);
  const schema = route.inVersion(parametersOf(...route.parameters), version);
  const checked = checkParameters(schema, given, encoding);
  if ('problem' in checked) {
    const { message, ...details } = checked.problem;
    throw invalidRequest(
      message,
      apiOf(request.path) === 'v2' ? { ...details, code: 'invalid_fields' } : details,
    );
  }
  const { value } = checked;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverError;
  const { expand } = Expand.parse(value);
  checkExpand(route, expand);
  return value;
}

function decoded({ method, path, query, body }: ApiRequest): { given: unknown; encoding: Encoding } {
  if (apiOf(path) === 'v1' || method === 'GET') {
    // The SDK asks a DELETE in the query, curl in the body.
    const form = method === 'GET' ? query : [query, body].filter((part) => part !== '').join('&');
    return { given: qs.parse(form, { depth: 12, arrayLimit: 1000, plainObjects: true }), encoding: 'form' };
  }
  try {
    return { given: body === '' ? {} : JSON.parse(body), encoding: 'json' };
  } catch {
    throw invalidRequest('The request body is not valid JSON.', { code: 'invalid_fields' });
  }
}
