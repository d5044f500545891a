import { notBegun } from '../../errors';
import type { AccountsApi } from '../../model/account';

/** Throws the API's 400 for what is no e-mail address: v2's words are those of its table of codes. */
export function requireEmail(api: AccountsApi, email: string | undefined, param: string): void {
  if (email === undefined || /^[^\s@＠]+@[^\s@＠.]+(\.[^\s@＠.]+)+$/.test(email)) return;
  const message = api === 'v1' ? `Invalid email address: ${email}` : 'Incorrect email is provided.';
  throw notBegun(message, { code: 'email_invalid', param });
}
