import { z } from 'zod';
import type { AccountDetails, Person } from './account';
import { Word, Words } from './answers';
import { relationshipOf, roles } from './catalogue';
import { Branch, readLeaves } from './leaves';
import { RequirementsV1, requirementsOfV1 } from './v1-requirements';

/** What is read of an account in v1 beside its state. */
const Details = z.object({
  country: Word,
  default_currency: Word.nullish(),
  business_type: Word.nullish(),
  requirements: RequirementsV1.extend({
    alternatives: z.array(z.object({ original_fields_due: Words, alternative_fields_due: Words })).nullish(),
  }),
  business_profile: Branch.nullish(),
  company: Branch.nullish(),
  individual: Branch.nullish(),
  settings: Branch.nullish(),
  tos_acceptance: z.object({ date: z.number().nullish(), service_agreement: Word.nullish() }).nullish(),
});

export const BankAccounts = z.object({
  data: z.array(
    z.object({ last4: Word, bank_name: Word.nullish(), default_for_currency: z.boolean().nullish() }),
  ),
});

export const PersonId = z.string().regex(/^person_\w{1,64}$/);

const PersonV1 = z.looseObject({
  id: PersonId,
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  relationship: z.record(z.string(), z.json()).nullish(),
});

export const PersonsV1 = z.object({ data: z.array(PersonV1) });

export const DetailsV1 = Details.extend({ external_accounts: BankAccounts.nullish() });

/** The account’s details, of what v1 tells of it and of its persons. */
export function detailsOfV1(
  account: z.infer<typeof DetailsV1>,
  persons: z.infer<typeof PersonsV1>['data'],
): AccountDetails {
  const told = { given: new Map<string, string>(), provided: new Set<string>() };
  const { business_profile, company, individual, settings, business_type, tos_acceptance } = account;
  readLeaves('business_profile', business_profile, told);
  readLeaves('company', company, told);
  readLeaves('individual', individual, told);
  readLeaves('settings', settings, told);
  readLeaves('business_type', business_type, told);
  readLeaves('tos_acceptance.date', tos_acceptance?.date, told);
  for (const person of persons) readLeaves(person.id, z.json().parse(person), told);
  return {
    api: 'v1',
    country: account.country,
    currency: account.default_currency ?? undefined,
    entityType: business_type ?? undefined,
    requirements: requirementsOfV1(account.requirements),
    alternatives: (account.requirements.alternatives ?? []).map((one) => ({
      original: one.original_fields_due,
      instead: [one.alternative_fields_due],
    })),
    agreement: tos_acceptance?.service_agreement === 'recipient' ? 'recipient' : 'full',
    ...told,
    persons: persons.map(({ id, first_name, last_name, relationship }) =>
      personOf(id, [first_name, last_name], relationship ?? {}),
    ),
    bankAccount: bankAccountOf(account.external_accounts?.data ?? []),
  };
}

export function personOf(
  id: string,
  names: readonly (string | null | undefined)[],
  relationship: Readonly<Record<string, unknown>>,
): Person {
  return {
    id,
    name: names.filter(Boolean).join(' '),
    roles: roles.filter((role) => relationship[relationshipOf[role]] === true),
  };
}

export function bankAccountOf(accounts: z.infer<typeof BankAccounts>['data']): AccountDetails['bankAccount'] {
  const [first] = accounts.toSorted(
    (one, other) => Number(other.default_for_currency ?? false) - Number(one.default_for_currency ?? false),
  );
  return first && { last4: first.last4, bankName: first.bank_name ?? undefined };
}
