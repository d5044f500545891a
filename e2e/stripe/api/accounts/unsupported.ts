import { type ApiError, notBegun } from '../../errors';

/** For what Stripe would take and keep, and the local Stripe would forget; `param` as the request writes it. */
export function unsupportedLocally(param: string): ApiError {
  return notBegun(`The local Stripe does not model the parameter ${param}.`, {
    code: 'parameter_unsupported_locally',
    param,
  });
}
