import { ApiError, invalidRequest, noSuch } from '../../errors';
import type { AccountRecord, AccountsApi, PersonRecord } from '../../model/account';
import type { Given } from '../../model/given';
import { hasRole, personsOf } from '../../model/persons';

/** Throws either API's 404, v2's in inferred words, for a person who is not there or is another account's. */
export function personOf(account: AccountRecord, id: string, api: AccountsApi): PersonRecord {
  const person = personsOf(account).find((one) => one.id === id);
  if (person) return person;
  throw api === 'v1'
    ? noSuch('person', id, 'person')
    : new ApiError(404, {
        type: 'invalid_request_error',
        code: 'not_found',
        message: `Person ${id} not found.`,
      });
}

/** Throws for a second person of an individual; the words are inferred. */
export function checkNotAlone(account: AccountRecord): void {
  if (account.businessType !== 'individual' || account.given.individual === undefined) return;
  throw invalidRequest(
    'You cannot create more than one person for an account whose business_type is `individual`.',
  );
}

/** Throws for a second representative; the words are inferred. */
export function checkRepresentative(
  account: AccountRecord,
  given: Given,
  id: string | undefined,
  param: string,
): void {
  const other = personsOf(account).find((one) => one.id !== id && hasRole(one, 'representative'));
  if (!other || !hasRole({ given }, 'representative')) return;
  throw invalidRequest(`This account already has a representative: ${other.id}.`, { param });
}

/** Throws for a share that is none; the words are inferred. */
export function checkShare(share: unknown, param: string): void {
  if (share === undefined || share === null || share === '') return;
  if (Number(share) >= 0 && Number(share) <= 100) return;
  throw invalidRequest('The percent ownership must be between 0 and 100.', { param });
}
