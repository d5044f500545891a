import { type ApiError, invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { stateOf } from '../../model/verification';

/** `now` in Unix seconds; `param` is the type's name in the request. */
export function refusedLink(
  account: AccountRecord,
  type: 'account_onboarding' | 'account_update',
  now: number,
  param: string,
): ApiError | undefined {
  if (stateOf(account, now).requirements.disabled_reason?.startsWith('rejected.'))
    return invalidRequest(
      'An account link cannot be created for this account because the account has been rejected.',
    );
  if (type === 'account_update' && account.controller.requirementCollection !== 'application')
    return invalidRequest(
      'You cannot create `account_update` type account links for this account. Only accounts where your platform is responsible for collecting requirements can use them.',
      { param },
    );
  return undefined;
}
