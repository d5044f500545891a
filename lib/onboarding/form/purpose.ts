import type { AccountsApi } from '../../platform/choices';

/** What Stripe takes a file as. */
export type Purpose = 'identity_document' | 'additional_verification' | 'account_requirement';

/** Of a file for the document at `base`: one of several files of a business's, or a side of what tells who somebody is. */
export function purposeOf(base: string, isOneOfFiles: boolean, api: AccountsApi): Purpose {
  if (isOneOfFiles) return 'account_requirement';
  return api === 'v1' && base.startsWith('company.') ? 'additional_verification' : 'identity_document';
}
