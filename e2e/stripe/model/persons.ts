import type { AccountRecord, PersonRecord } from './account';
import { type Given, isTree, merged, placed, textAt, valueAt } from './given';

/** What a person can be to a business, as far as it decides what is asked of them. */
export const roles = ['representative', 'owner', 'director', 'executive'] as const;
export type Role = (typeof roles)[number];

/** The ID of the person that is kept as `individual`. */
export function personId({ id }: Pick<AccountRecord, 'id'>): string {
  return id.replace(/^acct_/, 'person_');
}

type Known = Pick<AccountRecord, 'id' | 'given' | 'created' | 'persons'>;

/** All of an account, the oldest first: who is kept as `individual` represents it unless it was said otherwise. */
export function personsOf(account: Known): PersonRecord[] {
  const { given, created, persons } = account;
  const { individual } = given;
  if (!isTree(individual)) return persons;
  const represents = placed('relationship.representative', true);
  const first = { id: personId(account), created, updated: created, given: merged(represents, individual) };
  return [first, ...persons];
}

export function hasRole({ given }: Pick<PersonRecord, 'given'>, role: Role): boolean {
  return valueAt(given, `relationship.${role}`) === true;
}

/** Those who are something to the business: of nobody else anything is asked. */
export function actingPersons(account: Known): PersonRecord[] {
  return personsOf(account).filter((person) => roles.some((role) => hasRole(person, role)));
}

export function representativeOf(account: Known): PersonRecord | undefined {
  return personsOf(account).find((person) => hasRole(person, 'representative'));
}

/** How the requirements of a person begin: an individual's have a name of their own. */
export function prefixOf(account: Pick<AccountRecord, 'businessType' | 'id'>, { id }: PersonRecord): string {
  return account.businessType === 'individual' && id === personId(account) ? 'individual' : id;
}

/** When a person was born, as in 1902-01-01; '' where nothing was given. */
export function bornOn({ given }: Pick<PersonRecord, 'given'>): string {
  const part = (name: string) => textAt(given, `dob.${name}`).padStart(2, '0');
  return valueAt(given, 'dob') === undefined ? '' : `${part('year')}-${part('month')}-${part('day')}`;
}

/** Whether a new person is kept as `individual`: as the hosted pages keep who represents a company, so does Stripe here. */
function isKeptAsIndividual({ businessType, controller, given }: AccountRecord, person: Given): boolean {
  if (given.individual !== undefined) return false;
  if (businessType === 'individual') return true;
  const represents = hasRole({ given: person }, 'representative');
  return represents && (businessType === null || controller.requirementCollection === 'stripe');
}

/** Gives the person's ID; `now` in Unix seconds. */
export function addPerson(account: AccountRecord, given: Given, id: string, now: number): string {
  if (!isKeptAsIndividual(account, given)) {
    account.persons = [...account.persons, { id, created: now, updated: now, given }];
    return id;
  }
  account.given = { ...account.given, individual: given };
  return personId(account);
}

/** Puts what is given of a person in the place of what was; `now` in Unix seconds. */
export function changePerson(account: AccountRecord, id: string, given: Given, now: number): void {
  if (id === personId(account)) account.given = { ...account.given, individual: given };
  account.persons = account.persons.map((one) => (one.id === id ? { ...one, given, updated: now } : one));
}

export function removePerson(account: AccountRecord, id: string): void {
  if (id === personId(account)) account.given = merged(account.given, { individual: null });
  account.persons = account.persons.filter((one) => one.id !== id);
}
