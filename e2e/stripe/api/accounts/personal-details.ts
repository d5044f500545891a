import { ApiError } from '../../errors';
import type { AccountRecord } from '../../model/account';

/** Once the pilot was sent to Stripe, who collects what is required, the platform no longer sees who they are. */
export function seesPersonalDetails({ controller, onboardingBegun }: AccountRecord): boolean {
  return controller.requirementCollection === 'application' || !onboardingBegun;
}

/** Throws Stripe's refusal where it is no longer the platform's to say; `param` is what a request gives of them. */
export function requirePersonalDetails(account: AccountRecord, param: string | undefined): void {
  if (param === undefined || seesPersonalDetails(account)) return;
  throw new ApiError(403, {
    type: 'invalid_request_error',
    message: `This application does not have the required permissions for the parameter '${param}' on account '${account.id}'.`,
  });
}
