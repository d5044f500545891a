import type { AccountRecord } from './account';
import { textAt, valueAt } from './given';
import { hasRole, personsOf, type Role, representativeOf, roles } from './persons';
import {
  ADDRESS,
  askedWithoutPayments,
  BORN,
  listsOf,
  NAMED,
  neededNames,
  WITH_STATE,
} from './requirements-by-country';

/**
 * What accounts are asked for which their platform collects it: Stripe asks for all that it needs, a company's owners,
 * directors and executives included. Put together from Stripe's fixtures of the US and from answers that were logged of
 * Canada, the United Kingdom and Germany; that other countries are asked as the nearest of these is inferred.
 */
type Lists = {
  /** Of the account, beside its industry, its bank account and the terms. */
  account: readonly string[];
  individual: readonly string[];
  individualEventually: readonly string[];
  company: readonly string[];
  /** Of a company, by their whole names. */
  companyEventually?: readonly string[];
  representative: readonly string[];
  representativeEventually?: readonly string[];
  owners: readonly string[];
  directors?: readonly string[];
  executives?: readonly string[];
};

const COMPANY = ['name', 'phone', 'tax_id'];
const DOCUMENT = 'verification.document';
const TITLE = 'relationship.title';
const URL = 'business_profile.url';
const DESCRIPTION = 'business_profile.product_description';

const AMERICAN = [...BORN, ...NAMED, ...WITH_STATE, 'email', 'phone', 'ssn_last_4'];
const CANADIAN = [...BORN, ...NAMED, ...WITH_STATE, 'email', 'phone'];
const EUROPEAN = [...BORN, ...NAMED, ...ADDRESS, 'email', 'phone'];

const US: Lists = {
  account: ['business_profile.name', URL, 'settings.payments.statement_descriptor'],
  individual: AMERICAN,
  individualEventually: ['id_number', DOCUMENT],
  company: [...COMPANY, ...WITH_STATE],
  representative: [...AMERICAN, TITLE],
  representativeEventually: ['id_number'],
  owners: AMERICAN,
};

/** What is asked of owners and directors there is inferred. */
const CA: Lists = {
  account: [URL, DESCRIPTION],
  individual: CANADIAN,
  individualEventually: ['id_number', DOCUMENT],
  company: [...COMPANY, ...WITH_STATE],
  companyEventually: ['business_profile.support_phone'],
  representative: [...CANADIAN, TITLE],
  representativeEventually: ['id_number'],
  owners: [...BORN, ...NAMED, ...WITH_STATE, 'email'],
  directors: [...BORN, ...NAMED, 'email', TITLE],
};

/** Germany; France as it. */
const DE: Lists = {
  account: [URL],
  individual: EUROPEAN,
  individualEventually: [DOCUMENT, 'verification.additional_document'],
  company: [...COMPANY, ...ADDRESS],
  representative: [...EUROPEAN, TITLE],
  owners: [...BORN, ...NAMED, ...ADDRESS, 'email'],
  directors: [...BORN, ...NAMED, 'email', TITLE],
  executives: [...BORN, ...NAMED, ...ADDRESS, 'email'],
};

const GB: Lists = {
  ...DE,
  companyEventually: ['company.ownership_declaration.date', 'company.ownership_declaration.ip'],
};

const countries: Readonly<Record<string, Lists>> = { US, CA, GB };

/** Of other countries as Germany, with what is asked there wherever Stripe collects it. */
function listsFor(country: string): Lists {
  const { account = [], person, company } = listsOf(country);
  const withoutPhone = person.filter((name) => name !== 'phone');
  return (
    countries[country] ?? {
      ...DE,
      account: [URL, ...account],
      individual: person,
      company: ['phone', 'tax_id', ...(company.includes('name_kana') ? [] : ['name']), ...company],
      representative: [...person, TITLE],
      owners: withoutPhone,
      directors: [...withoutPhone.filter((name) => !name.startsWith('address')), TITLE],
      executives: withoutPhone,
    }
  );
}

type Asked = Pick<
  AccountRecord,
  'businessType' | 'capabilities' | 'country' | 'created' | 'given' | 'id' | 'persons'
>;

/** Its owners are the public, or it has partners in the place of directors. */
const PUBLIC = ['public_corporation', 'public_partnership'];
const PARTNERSHIPS = ['private_partnership', 'incorporated_partnership', 'unincorporated_partnership'];

/** Those whom a company has to name beside who represents it, and what is asked of each of them. */
function groupsOf({
  businessType,
  country,
  given,
}: Asked): { group: string; role: Role; names: readonly string[] }[] {
  const { owners, directors, executives } = listsFor(country);
  const structure = textAt(given, 'company.structure');
  const isPartnership = PARTNERSHIPS.includes(structure);
  const share = isPartnership ? ['relationship.percent_ownership'] : [];
  // That those who have no owners name their directors, where there are such, is inferred.
  const isOwned = businessType === 'company' && !(country === 'US' && PUBLIC.includes(structure));
  return [
    ...(isOwned ? [{ group: 'owners', role: 'owner', names: [...owners, ...share] } as const] : []),
    ...(directors && !isPartnership
      ? [{ group: 'directors', role: 'director', names: directors } as const]
      : []),
    ...(executives && businessType === 'company'
      ? [{ group: 'executives', role: 'executive', names: executives } as const]
      : []),
  ];
}

/** What is asked of a company's people: by their IDs of those who are known, by their group while nobody is. */
function namesOfPeople(account: Asked): string[] {
  const { representative } = listsFor(account.country);
  const groups = groupsOf(account);
  const persons = personsOf(account);
  const isSaid = (group: string) => valueAt(account.given, `company.${group}_provided`) === true;
  const unknown = groups.filter(
    ({ group, role }) => !isSaid(group) && !persons.some((person) => hasRole(person, role)),
  );
  const asked = new Map<Role, readonly string[]>([
    ['representative', representative],
    ...groups.map(({ role, names }) => [role, names] as const),
  ]);
  return [
    ...(representativeOf(account) ? [] : representative.map((name) => `representative.${name}`)),
    ...groups.map(({ group }) => `company.${group}_provided`),
    ...unknown.flatMap(({ group, names }) => names.map((name) => `${group}.${name}`)),
    ...persons.flatMap((person) =>
      roles
        .filter((role) => hasRole(person, role))
        .flatMap((role) => (asked.get(role) ?? []).map((name) => `${person.id}.${name}`)),
    ),
  ];
}

/** All that an account has to give before Stripe verifies anything, in v1's names and order. */
export function namesForPlatform(account: Asked): string[] {
  const { businessType, country } = account;
  if (businessType === null) return [...neededNames(account)];
  const lists = listsFor(country);
  const names = [
    'business_profile.mcc',
    'external_account',
    'tos_acceptance.date',
    'tos_acceptance.ip',
    ...lists.account,
    ...(businessType === 'individual'
      ? lists.individual.map((name) => `individual.${name}`)
      : [...lists.company.map((name) => `company.${name}`), ...namesOfPeople(account)]),
  ];
  return askedWithoutPayments(account, [...new Set(names)]).toSorted();
}

/** What it will have to give one day. */
export function namesForPlatformEventually(account: Asked): string[] {
  const { businessType, country } = account;
  const { individualEventually, companyEventually = [], representativeEventually = [] } = listsFor(country);
  if (businessType === null) return [];
  if (businessType === 'individual') return individualEventually.map((name) => `individual.${name}`);
  const prefix = representativeOf(account)?.id ?? 'representative';
  const names = [...companyEventually, ...representativeEventually.map((name) => `${prefix}.${name}`)];
  return askedWithoutPayments(account, names).toSorted();
}

/** What may be given in the place of a requirement. */
export function alternativeForPlatform(name: string, country: string): string | undefined {
  if (name === URL) return listsFor(country).account.includes(DESCRIPTION) ? undefined : DESCRIPTION;
  return country === 'US' && name.endsWith('.ssn_last_4') ? name.replace(/ssn_last_4$/, DOCUMENT) : undefined;
}
