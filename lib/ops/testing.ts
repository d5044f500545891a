import type { Account } from '../accounts/account';
import { off } from '../accounts/testing';

/** An account whose pilot has something to do. */
export function stuckAccount(id: string): Account {
  const stuck = off({
    pastDue: ['individual.dob.day'],
    currentlyDue: ['individual.dob.day', 'external_account'],
    errors: [{ requirement: 'individual.dob.day', code: 'invalid_value_other' }],
    disabledReason: 'requirements.past_due',
    deadline: new Date('2027-01-01T00:00:00Z'),
  });
  return { ...stuck, id };
}
