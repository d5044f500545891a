import { type ApiError, notBegun } from '../errors';
import type { ApiRequest } from './request';

/** What else Stripe has for connected accounts and for what they are paid, by the SDK; not all that it has. */
const known: readonly RegExp[] = [
  /^POST \/v1\/accounts\/\w+\/(un)?reject$/,
  /^(POST|DELETE) \/v1\/accounts\/\w+\/external_accounts\/\w+$/,
  /^\w+ \/v1\/(balance_settings|balance_transactions|file_links|payouts|topups|transfers)\b/,
  /^\w+ \/v1\/(application_fees|charges|checkout|customers|disputes|payment_\w+|refunds|setup_intents)\b/,
  /^\w+ \/v1\/(apple_pay|products|prices|test_helpers)\b/,
  /^\w+ \/v1\/files\/\w+\/contents$/,
  /^\w+ \/v2\/core\/vault\b/,
];

/** The local Stripe's own 400 for what Stripe has and it has not; undefined for what Stripe has not, either. */
export function notModelled({ method, path }: Pick<ApiRequest, 'method' | 'path'>): ApiError | undefined {
  const endpoint = `${method} ${path}`;
  if (!known.some((one) => one.test(endpoint))) return undefined;
  return notBegun(`The local Stripe does not model ${endpoint}.`, { code: 'endpoint_unsupported_locally' });
}
