/** What Stripe's API answers when it does not do what was asked. */
export type ApiErrorBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'rate_limit';
  message: string;
  code?: string;
  param?: string;
  /** In v2, the responsibilities that do not go together. */
  invalid_permutation?: Readonly<Record<string, string>>;
};

/** Thrown anywhere below the API's pipeline, which turns it into Stripe's error answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ApiErrorBody,
  ) {
    super(body.message);
    this.name = 'ApiError';
  }
}

/** A refusal before any work began: no idempotency key keeps it. */
export class NotBegunError extends ApiError {}

export function invalidRequest(message: string, details: { code?: string; param?: string } = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...details });
}

/** As `invalidRequest`, of what Stripe sees before it begins: a value that can't be right, or too many at once. */
export function notBegun(message: string, details: { code?: string; param?: string } = {}): NotBegunError {
  return new NotBegunError(400, { type: 'invalid_request_error', message, ...details });
}

/** Stripe's answer for an account that is another platform's, was disconnected, or never was: all the same. */
export function accountInvalid(secretKey: string, accountId: string): ApiError {
  return new ApiError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key '${concealed(secretKey)}' does not have access to account '${accountId}' (or that account does not exist). Application access may have been revoked.`,
  });
}

/** v1's answer for what is not there, or is another's. */
export function noSuch(noun: string, id: string, param?: string): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    ...(param !== undefined && { param }),
    message: `No such ${noun}: '${id}'`,
  });
}

/** v2's one answer for an account that is another platform's, was disconnected, or never was. The words are inferred. */
export function accountNotFound(accountId: string): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: `Account ${accountId} not found.`,
  });
}

/** v2's answer for a path that it does not have, or not in the version that is asked for. */
export function noSuchMethod(): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: 'The API method cannot be found.',
  });
}

/** A key as Stripe repeats it in messages: its ends only. */
export function concealed(secretKey: string): string {
  return `${secretKey.slice(0, 8)}${'*'.repeat(Math.max(secretKey.length - 12, 4))}${secretKey.slice(-4)}`;
}
