import { z } from 'zod';
import type { AccountDetails } from './account';
import { Word } from './answers';
import { Branch, readLeaves } from './leaves';
import { type BankAccounts, bankAccountOf, PersonId, personOf } from './v1-details';
import { DueRequirements, requirementsOfV2 } from './v2-account';

const Described = z.array(z.object({ description: Word }));

/** What is read of an account in v2: its identity, defaults and merchant configuration are to be asked for. */
export const DetailsV2 = z.object({
  applied_configurations: z.array(Word).nullish(),
  identity: Branch.nullish(),
  defaults: Branch.nullish(),
  configuration: z.object({ merchant: Branch.nullish() }).nullish(),
  contact_email: z.string().nullish(),
  contact_phone: z.string().nullish(),
  display_name: z.string().nullish(),
  requirements: DueRequirements.extend({
    alternatives: z
      .array(z.object({ original_entries: Described, options: z.array(z.object({ entries: Described })) }))
      .nullish(),
  }),
});

const Named = z.object({ country: Word, entity_type: Word.nullish() });

const PersonV2 = z.looseObject({
  id: PersonId,
  given_name: z.string().nullish(),
  surname: z.string().nullish(),
  relationship: z.record(z.string(), z.json()).nullish(),
});

/** A page of a list, and where the next one is. */
export const PersonsV2 = z.object({
  data: z.array(PersonV2),
  next_page_url: z.string().startsWith('/v2/core/accounts/').nullish(),
});
export type PersonsV2 = z.infer<typeof PersonsV2>;

const namesOf = (entries: z.infer<typeof Described>) => entries.map(({ description }) => description);

/** The account’s details, of what v2 tells of it and of its persons, and v1 of its bank accounts. */
export function detailsOfV2(
  account: z.infer<typeof DetailsV2>,
  persons: PersonsV2['data'],
  bankAccounts: z.infer<typeof BankAccounts>['data'],
): AccountDetails {
  const told = { given: new Map<string, string>(), provided: new Set<string>() };
  const { identity, defaults, configuration, requirements } = account;
  const { country, entity_type } = Named.parse(identity);
  readLeaves('identity', identity, told);
  readLeaves('defaults', defaults, told);
  readLeaves('configuration.merchant', configuration?.merchant, told);
  readLeaves('contact_email', account.contact_email, told);
  readLeaves('contact_phone', account.contact_phone, told);
  readLeaves('display_name', account.display_name, told);
  for (const person of persons) readLeaves(person.id, z.json().parse(person), told);
  return {
    api: 'v2',
    country: country.toUpperCase(),
    currency: told.given.get('defaults.currency'),
    entityType: entity_type ?? undefined,
    requirements: requirementsOfV2(requirements),
    alternatives: (requirements.alternatives ?? []).map(({ original_entries, options }) => ({
      original: namesOf(original_entries),
      instead: options.map(({ entries }) => namesOf(entries)),
    })),
    // v2 has the agreement in the configuration.
    agreement: account.applied_configurations?.includes('merchant') ? 'full' : 'recipient',
    ...told,
    persons: persons.map(({ id, given_name, surname, relationship }) =>
      personOf(id, [given_name, surname], relationship ?? {}),
    ),
    bankAccount: bankAccountOf(bankAccounts),
  };
}
