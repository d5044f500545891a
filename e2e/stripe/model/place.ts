import type { AccountRecord } from './account';
import { keptName } from './document-checks';
import { merged, placed, type Value } from './given';
import { changePerson, personId, personsOf, representativeOf } from './persons';

/** Keeps what is given by a requirement's name, whoever's it is. */
export function place(account: AccountRecord, name: string, value: Value): void {
  const [, prefix = '', rest = ''] = /^(representative|person_\w+)\.(.+)$/.exec(name) ?? [];
  const person =
    prefix === 'representative'
      ? representativeOf(account)
      : personsOf(account).find(({ id }) => id === prefix);
  if (!person) account.given = merged(account.given, placed(keptName(name), value));
  else if (person.id === personId(account))
    account.given = merged(account.given, placed(`individual.${rest}`, value));
  else changePerson(account, person.id, merged(person.given, placed(rest, value)), person.updated);
}
