import type { AccountsApi } from '../platform/choices';
import type { Field } from './catalogue';

/** Parameters of Stripe's, by their names. */
export type Tree = { readonly [name: string]: Value };
export type Value = string | number | boolean | readonly Value[] | Tree;

function isTree(value: Value | undefined): value is Tree {
  return typeof value === 'object' && !Array.isArray(value);
}

/** One leaf at a path such as `individual.dob.day`. */
export function placed(path: string, value: Value): Tree {
  const [name = '', ...rest] = path.split('.');
  // Not by a literal, which takes `__proto__` for something else.
  return Object.fromEntries([[name, rest.length > 0 ? placed(rest.join('.'), value) : value]]);
}

/** Both, branch by branch; lists are put together. */
export function joined(one: Tree, other: Tree): Tree {
  const both = new Map<string, Value>(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const before = both.get(name);
    if (isTree(before) && isTree(value)) both.set(name, joined(before, value));
    else if (Array.isArray(before) && Array.isArray(value)) both.set(name, [...before, ...value]);
    else both.set(name, value);
  }
  return Object.fromEntries(both);
}

/** What was answered to a question: the values of its parts, by their names; of one with no parts, at ''. */
export type Answer = Readonly<{ field: Field; path: string; parts: ReadonlyMap<string, Value> }>;

type About = Readonly<{ api: AccountsApi; country: string }>;

/**
 * An answer as Stripe takes it. `path` is where its name says, below the person or from the account's own top; in v1
 * that is where the parameter is, and in v2 for all but numbers, documents, shares and the terms.
 */
export function parametersOf({ field, path, parts }: Answer, { api, country }: About): Tree {
  const whole = Object.fromEntries(parts);
  const only = parts.get('');
  const inV2 = api === 'v2';
  switch (field.type) {
    case 'ssn_last_4':
    case 'personal_number':
    case 'company_number':
      return inV2 ? idNumber(path, String(only), country) : placed(path, only ?? '');
    case 'document': {
      const files = [...parts.values()];
      if (field.sides === 'files') return placed(path, inV2 ? { type: 'files', files } : { files });
      return placed(path, inV2 ? { type: 'front_back', front_back: whole } : whole);
    }
    case 'address':
      // v2 takes no address without one.
      return placed(path, listed(path, { country, ...whole }));
    case 'percent':
      return placed(path, inV2 ? String(only) : Number(only));
    case 'number':
      return placed(path, Number(only));
    case 'signature':
      return placed(inV2 && path.endsWith('terms_of_service') ? `${path}.account` : path, whole);
    default:
      return placed(path, listed(path, only ?? whole));
  }
}

/** Of what Stripe keeps more than one: the list that one is given in. */
const listOf: Readonly<Record<string, (one: Value, path: string) => Value>> = {
  // Which of a business's it is, the name does not say.
  additional_addresses: (address, path) => [
    {
      ...(isTree(address) ? address : {}),
      purpose: isOfBusiness(path) ? 'principal_place_of_business' : 'registered',
    },
  ],
  additional_names: (name) => [{ full_name: name, purpose: 'alias' }],
  full_name_aliases: (name) => [name],
  nationalities: (country) => [country],
};

function listed(path: string, value: Value): Value {
  const name = path.split('.').at(-1) ?? '';
  return Object.hasOwn(listOf, name) ? (listOf[name]?.(value, path) ?? value) : value;
}

const isOfBusiness = (path: string) => path.includes('business_details');

/** The type of a number for which Stripe's name of the requirement has none. */
const typesOf: Readonly<Record<'person' | 'company', Readonly<Record<string, string>>>> = {
  person: { US: 'us_ssn', CA: 'ca_sin', GB: 'gb_nino', FR: 'fr_nir', DE: 'de_stn' },
  company: { US: 'us_ein', CA: 'ca_cn', GB: 'gb_crn', FR: 'fr_siren', DE: 'de_hrn' },
};

/** What v2 calls the kind of a number: what its name ends with, or what is usual in the country; undefined where that is not known. */
export function numberType(path: string, country: string): string | undefined {
  const [, named] = /\bid_numbers\.(\w+)$/.exec(path) ?? [];
  return named ?? usualType(path, country);
}

/** Whether a number is of the kind that is usual in its country. */
export function isUsualNumber(path: string, country: string): boolean {
  return numberType(path, country) === usualType(path, country);
}

function usualType(path: string, country: string): string | undefined {
  const types = typesOf[isOfBusiness(path) ? 'company' : 'person'];
  return Object.hasOwn(types, country) ? types[country] : undefined;
}

/** v2 keeps a list of numbers, each with its type, which a name may end with. */
function idNumber(path: string, value: string, country: string): Tree {
  const type = numberType(path, country);
  return placed(path.replace(/(\bid_numbers)\.\w+$/, '$1'), [{ ...(type && { type }), value }]);
}
