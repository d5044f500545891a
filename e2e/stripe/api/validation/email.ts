import { type ApiError, notBegun } from '../../errors';
import type { AccountsApi } from '../../model/account';
import { patterns } from '../../model/values';

/** Throws the API's 400 for what is no e-mail address. */
export function requireEmail(api: AccountsApi, email: string | undefined, param: string): void {
  if (email !== undefined && !patterns.email.test(email)) throw emailRefusal(api, email, param);
}

/** v2's words are those of its table of codes. */
export function emailRefusal(api: AccountsApi, email: string, param: string): ApiError {
  const message = api === 'v1' ? `Invalid email address: ${email}` : 'Incorrect email is provided.';
  return notBegun(message, { code: 'email_invalid', param });
}
