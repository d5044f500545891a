import type { Group } from '../words/requirements';
import * as words from '../words/requirements';
import { type Field, fieldsOfAccount, fieldsOfPerson, type Role, roles } from './catalogue';

/** Whom a requirement is about. `prefix` is how Stripe begins the names of all that is about them. */
export type About =
  | Readonly<{ kind: 'account' }>
  | Readonly<{ kind: 'individual'; prefix: string }>
  /** Somebody who is not at Stripe yet. */
  | Readonly<{ kind: 'role'; role: Role; prefix: string }>
  | Readonly<{ kind: 'person'; id: string; prefix: string }>
  /** Somebody whom no form of ours asks about. */
  | Readonly<{ kind: 'other'; prefix: string }>;

/** A requirement’s name as it is read: what it asks, of whom, in which words and at which place of the page. */
export type Reading = Readonly<{
  about: About;
  /** The name, up to where the parts of what it asks begin: `individual.dob` of `individual.dob.day`. */
  base: string;
  /** What the name goes on with: `day`. Empty where it is all of it. */
  part: string;
  field: Field;
  /** The row of the catalogue; undefined for a name that it does not know. */
  row: string | undefined;
  /** Of the whole sentence. */
  words: string;
  /** Of the row about a person, in which {your} and {you} are whom it is about; undefined for all else. */
  template: string | undefined;
  rank: number;
  group: Group;
}>;

type Line = { row: string; words: string; rank: number; group: Group; field: Field };

const TEXT: Field = { type: 'text' };

/** The rows by each of their names; `rank` is where they begin on the page. */
function table(
  group: Group,
  rank: number,
  rows: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, Field>> = {},
): [string, Line][] {
  return Object.entries(rows).flatMap(([row, words], index) =>
    row
      .split(' | ')
      .map((name): [string, Line] => [
        name,
        { row, words, rank: rank + index, group, field: fields[row] ?? TEXT },
      ]),
  );
}

/** Apart by so much, no two parts of the page, and no two people on it, run into each other. */
const PART = 100_000;
const PERSON = 1_000;

const who = new Map(table('business', 0, words.people));
const aboutPerson = new Map(table('you', 0, words.aboutPerson, fieldsOfPerson));
const aboutAccount = new Map(
  words.aboutAccount.flatMap((part, index) =>
    typeof part === 'string' ? [] : table(part[0], index * PART, part[1], fieldsOfAccount),
  ),
);
const PEOPLE = words.aboutAccount.indexOf('people') * PART;
const OTHERS = words.aboutAccount.indexOf('others') * PART;

/** How a name is brought to the spelling of the tables, in this order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[._](kana|kanji)(?=\.|$)/, ''],
  [/\bscript_names\./, ''],
  [/\bscript_addresses\b/, 'address'],
  [/\bscript_statement_descriptor\b/, 'statement_descriptor'],
  [/^identity\./, ''],
  [/^attestations\./, ''],
  [/^(external_account|bank_account|ba_[^.]*|business_details)\.(?=documents\.)/, ''],
  [/^ba_[^.]*/, 'external_account'],
  [/^business_details\./, 'company.'],
  [/^(business_profile|defaults\.profile)\./, 'profile.'],
  [/^configuration\.(merchant|recipient|customer)\./, 'configuration.'],
  [/^person_[^.]*/, 'person'],
  [/^interv_[^.]*\.(.+)\.(form|challenge|notice|support|underwriting_case)$/, '$1'],
  [/^interv_[^.]*\./, ''],
];

/** An inquiry of Stripe’s, whatever it asks. */
const INQUIRY = /^(interv|inqr)_/;

/** The words for the longest beginning of a path that a table knows, and what of the path comes after it. */
function known(
  lines: ReadonlyMap<string, Line>,
  path: readonly string[],
): { line: Line; rest: number } | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line) return { line, rest: path.length - length };
  }
  return undefined;
}

/** Words for a path that no table knows: what can be read of it, without IDs and punctuation. */
function unknown(path: readonly string[], about: string): string {
  const readable = path.filter((part) => !/^[a-z]+_(?=.*[A-Z]|.*\d{2})/.test(part)).join(' ');
  return words.moreAbout(
    about,
    readable
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase(),
  );
}

/** Docs of Stripe’s write `person.person_ID.`, its answers `person_ID.`. */
const withoutPerson = (name: string) => name.replace(/^person\.(?=person_)/, '');

function aboutWhom(name: string, root: string): About {
  const [first = '', second = ''] = name.split('.');
  if (/^person_\w+$/.test(first)) return { kind: 'person', id: first, prefix: first };
  const prefix = first === 'identity' ? `${first}.${second}` : first;
  if (root === 'individual') return { kind: 'individual', prefix };
  const role = roles.find((one) => one === root || one === `${root}s`);
  return role ? { kind: 'role', role, prefix } : { kind: 'other', prefix };
}

/** A name without its last so many parts. */
function shorter(name: string, by: number): string {
  return by === 0 ? name : name.split('.').slice(0, -by).join('.');
}

/** Reads any name, known or not. */
export function readName(given: string): Reading {
  const name = withoutPerson(given);
  const path = spellings.reduce((text, [from, to]) => text.replace(from, to), name).split('.');
  const [root = '', ...rest] = path;
  const person = who.get(root);
  const found = person ? known(aboutPerson, rest) : known(aboutAccount, path);
  const line = found?.line;
  const script = /[._](kana|kanji)(?=\.|$)/.exec(name)?.[1];
  const inScript = line && script ? words.inScript(script) : '';
  const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${inScript}`;
  const field: Field = INQUIRY.test(name) ? { type: 'at_stripe' } : (line?.field ?? TEXT);
  const base = baseOf(name, found?.rest ?? 0, field);
  const common = {
    base,
    part: name.slice(base.length + 1),
    field,
    row: line?.row,
  };

  if (person) {
    const isPilot = person.words === 'you';
    const text = line
      ? words.aboutWhom(line.words, person.words)
      : unknown(rest, person.words.replace(':', ''));
    const rank = PEOPLE + (isPilot ? 0 : (1 + person.rank) * PERSON) + (line?.rank ?? PERSON - 1);
    return {
      ...common,
      about: aboutWhom(name, root),
      words: sentence(text),
      template: line && `${line.words}${inScript}`,
      rank,
      group: isPilot ? 'you' : 'business',
    };
  }
  const ofAccount = { ...common, about: { kind: 'account' }, template: undefined } as const;
  if (line) return { ...ofAccount, words: sentence(line.words), rank: line.rank, group: line.group };
  const business = ['company', 'profile', 'business_profile', 'documents'].includes(root);
  const readable = business || ['settings', 'configuration', 'defaults'].includes(root) ? rest : path;
  const text = unknown(readable, business ? words.yourBusiness : words.yourAccount);
  return { ...ofAccount, words: sentence(text), rank: OTHERS, group: 'business' };
}

/** What is asked in parts. What else Stripe’s name goes on with is where its one value belongs. */
const HAS_PARTS: ReadonlySet<Field['type']> = new Set([
  'date',
  'address',
  'document',
  'bank_account',
  'signature',
  'role',
  'company_number',
  'personal_number',
]);

/** `rest` is how much of the name comes after what the catalogue knows. A document’s sides are no questions of their own. */
function baseOf(name: string, rest: number, { type }: Field): string {
  // v2 ends a number's name with its type, such as `gb_crn`: each is a number of its own.
  if (/\.id_numbers\.[a-z]{2}_\w+$/.test(name)) return name;
  if (type === 'document') return shorter(name, rest).replace(/(\.front_back)?\.(front|back)$/, '');
  return HAS_PARTS.has(type) ? shorter(name, rest) : name;
}
