import type { AccountDetails } from '../../accounts/account';
import { type Field, type Role, relationshipOf, roles } from '../../accounts/catalogue';
import { numberType } from '../../accounts/parameters';
import { type About, type Reading, readName } from '../../accounts/requirement-names';
import { alsoAbout } from './also-about';
import { everyCountry } from './every-country';
import { type Step, stepOf } from './steps';

/**
 * Why a question is in a form: Stripe asks, it would do instead, an error may be about it, it was given and can be changed,
 * or it is what somebody begins with who is not at Stripe yet.
 */
export type Why = 'due' | 'instead' | 'also' | 'given' | 'new';

/** One thing that a pilot can be asked, of all of its requirements’ names: a date of birth, a bank account. */
export type Question = Readonly<{
  /** How Stripe begins the names of it: what is below it are its parts. */
  base: string;
  about: About;
  field: Field;
  row: string | undefined;
  step: Step;
  rank: number;
  /** In words, and where it is about a person, the words before it is said whom. */
  words: string;
  template: string | undefined;
  why: Why;
  /** What of it Stripe names: of an address, which of its parts. */
  parts: ReadonlySet<string>;
  /** The codes of Stripe’s errors about it. */
  problems: readonly string[];
  /** What would do in its place, each of them some questions. */
  instead: readonly (readonly string[])[];
}>;

/** All that a pilot may be asked now, by what Stripe’s names of it begin with. */
export type Questions = ReadonlyMap<string, Question>;

/**
 * What this account is asked, what would do instead, what an error lets be corrected, and what was given and can be
 * changed. Nothing else is taken.
 */
export function questionsOf(details: AccountDetails): Questions {
  const questions = new Map<string, Question>();
  const { pastDue, currentlyDue } = details.requirements;
  const errors = details.requirements.errors.map(({ requirement, code }) => ({
    requirement: ownName(requirement, details),
    code,
  }));
  const alternatives = alternativesOf(details);
  const parts = partsNamed([...pastDue, ...currentlyDue], details);
  const add = (name: string, why: Why): void => {
    const reading = ownReading(readName(name), details);
    if (questions.has(reading.base)) return;
    if (why !== 'due' && isSameNumber(reading, questions)) return;
    const problems = errors.filter(({ requirement }) => isBelow(requirement, reading.base));
    const question: Question = {
      base: reading.base,
      about: reading.about,
      field: reading.field,
      row: reading.row,
      step: hasNoType(reading, details) ? 'stripe' : stepOf(reading),
      rank: reading.rank,
      words: reading.words,
      template: reading.template,
      why,
      parts: parts.get(reading.base) ?? new Set(),
      problems: [...new Set(problems.map(({ code }) => code))],
      instead: alternatives.flatMap(({ original, instead }) =>
        original.includes(reading.base) ? instead : [],
      ),
    };
    questions.set(reading.base, question);
  };
  for (const name of [...pastDue, ...currentlyDue]) add(name, 'due');
  for (const { instead } of [...questions.values()]) for (const name of instead.flat()) add(name, 'instead');
  const known = namesKnown(details);
  for (const { requirement, code } of errors) {
    const { base } = readName(requirement);
    if (questions.has(base)) for (const name of alsoAbout(code, base, known)) add(name, 'also');
  }
  for (const name of known) {
    if (isChangeable(ownReading(readName(name), details))) add(name, 'given');
  }
  if (details.bankAccount) add('external_account', 'given');
  for (const { id } of details.persons) add(`${id}.relationship`, 'given');
  for (const role of rolesOf(details))
    for (const name of [...namesIn[details.api], 'relationship']) add(`${role}.${name}`, 'new');
  return questions;
}

/** What of each thing is named among those, by its base. */
function partsNamed(names: readonly string[], details: AccountDetails): ReadonlyMap<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const name of names) {
    const { base, part } = ownReading(readName(name), details);
    parts.set(base, new Set([...(parts.get(base) ?? []), part]));
  }
  return parts;
}

/** The names of what Stripe has: v2 tells a number by its list as well as by its type, which says more. */
function namesKnown({ given, provided }: AccountDetails): string[] {
  const numbers = [...provided];
  const isList = (name: string) => numbers.some((other) => other !== name && isBelow(other, name));
  return [...given.keys(), ...numbers.filter((name) => !isList(name))];
}

/** Of whom v2 wants a number of a type that neither its name nor our own list tells: Stripe’s own page knows it. */
export function hasNoType(
  { about, base, field }: Pick<Reading, 'about' | 'base' | 'field'>,
  details: AccountDetails,
): boolean {
  const isNumber = field.type === 'personal_number' || field.type === 'company_number';
  return details.api === 'v2' && isNumber && numberType(base, countryOf(about, details)) === undefined;
}

/** Where somebody lives, as far as a country was said, or the account is. */
export function countryOf(
  about: About,
  { country, given }: Pick<AccountDetails, 'country' | 'given'>,
): string {
  const said = 'prefix' in about && given.get(`${about.prefix}.address.country`);
  return everyCountry().find(({ value }) => value === said)?.value ?? country;
}

/** v2 asks for a number by its list as well as by its type. */
function isSameNumber({ base }: Reading, questions: Questions): boolean {
  if (!base.includes('.id_numbers')) return false;
  return [...questions.keys()].some((known) => isBelow(known, base) || isBelow(base, known));
}

/** What everybody begins with: what else Stripe asks of them, it says then. */
const namesIn = { v1: ['first_name', 'last_name'], v2: ['given_name', 'surname'] } as const;

/** The roles in which somebody can be added: of an account that is nobody’s alone, or that is asked for somebody. */
export function rolesOf(details: AccountDetails): Role[] {
  const { entityType, persons, requirements } = details;
  const asked = [...requirements.pastDue, ...requirements.currentlyDue].flatMap((name) => {
    const about = ownReading(readName(name), details).about;
    return about.kind === 'role' ? about.role : [];
  });
  const isOne = entityType === undefined || entityType === 'individual';
  return roles.filter((role) => {
    if (asked.includes(role)) return true;
    if (isOne) return false;
    if (role === 'representative') return !persons.some((person) => person.roles.includes(role));
    return role !== 'owners' || entityType === 'company';
  });
}

/** Whether one of Stripe’s names is this, or a part of it. */
export function isBelow(name: string, base: string): boolean {
  return name === base || name.startsWith(`${base}.`);
}

/** What would do instead, by what Stripe's names of both begin with: read once, for all the questions. */
function alternativesOf(details: AccountDetails) {
  const basesOf = (names: readonly string[]) => [
    ...new Set(names.map((name) => ownReading(readName(name), details).base)),
  ];
  return details.alternatives.map(({ original, instead }) => ({
    original: basesOf(original),
    instead: instead.map(basesOf),
  }));
}

/** A name with whom it is about as `ownReading` has it. */
function ownName(name: string, details: AccountDetails): string {
  const { base, part } = ownReading(readName(name), details);
  return part === '' ? base : `${base}.${part}`;
}

/**
 * Stripe asks an account of which it does not know what it is for a representative: of an individual that is the pilot, of
 * a company the person who is that already, if there is one. Of who is not there only Stripe’s own page can ask.
 */
function ownReading(reading: Reading, { api, entityType, persons }: AccountDetails): Reading {
  const { about, base } = reading;
  if (about.kind === 'person' && !persons.some(({ id }) => id === about.id))
    return { ...reading, about: { kind: 'other', prefix: about.prefix } };
  const role = about.kind === 'role' ? about.role : roleNamedBy(reading);
  if (role === undefined) return reading;
  const below = 'prefix' in about ? base.slice(about.prefix.length) : '.relationship';
  const of = (own: About & { prefix: string }): Reading => ({
    ...reading,
    about: own,
    base: `${own.prefix}${below}`,
  });
  if (role !== 'representative') return of({ kind: 'role', role, prefix: role });
  if (entityType === 'individual')
    return of({ kind: 'individual', prefix: api === 'v1' ? 'individual' : 'identity.individual' });
  const id = persons.find(({ roles }) => roles.includes('representative'))?.id;
  return id === undefined ? of({ kind: 'role', role, prefix: role }) : of({ kind: 'person', id, prefix: id });
}

/** Whom an account is asked for: `relationship.owner` is what whoever is added as one has. */
function roleNamedBy({ about, field, base }: Reading): Role | undefined {
  if (about.kind !== 'account' || field.type !== 'role') return undefined;
  return roles.find((role) => base.split('.').includes(relationshipOf[role]));
}

/** What may be given anew once it was given: who somebody is and how to reach them, and not what Stripe itself keeps there. */
function isChangeable({ row, field, about, base }: Reading): boolean {
  if (row === undefined || about.kind === 'other') return false;
  if (about.kind === 'account' && /^(settings|configuration|defaults\.(currency|responsib))/.test(base))
    return field.type === 'descriptor' || field.type === 'choice' || base.includes('.support');
  return !['at_stripe', 'role', 'signature', 'confirmation', 'document', 'bank_account'].includes(field.type);
}
