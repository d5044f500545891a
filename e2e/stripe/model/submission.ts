import type { AccountRecord } from './account';
import { type Given, textAt } from './given';
import { isCollectedByPlatform, missingAtFirst } from './missing';

/** Where the platform collects what is required, all is submitted when nothing is missing: `now`, in Unix seconds. */
export function submittedAt(account: AccountRecord, now: number): number | null {
  const isComplete = isCollectedByPlatform(account) && missingAtFirst(account).length === 0;
  return account.submitted === null && isComplete ? now : account.submitted;
}

/** The tax ID for which the terms stand once this is given: a submitted account that changes it has to accept them again. */
export function termsFor({ submitted, termsFor }: AccountRecord, given: Given, accepts: boolean) {
  if (submitted === null || accepts) return { termsFor: textAt(given, 'company.tax_id') };
  return termsFor === undefined ? {} : { termsFor };
}

/** Whether the company has another tax ID than when its terms were accepted. */
export function termsAreStale({ submitted, termsFor, given }: AccountRecord): boolean {
  return submitted !== null && termsFor !== undefined && termsFor !== textAt(given, 'company.tax_id');
}
