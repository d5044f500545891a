import {
  errorFamilySentences,
  requirementErrorSentences,
  unknownErrorSentence,
} from '../words/requirement-errors';
import type { Group } from '../words/requirements';
import * as words from '../words/requirements';

/** One thing the pilot is asked for, and what was wrong with it if it was given before. */
export type RequirementLine = { what: string; group: Group; problem?: string };

type Line = { words: string; rank: number; group: Group };

/** The rows by each of their names; `rank` is where they begin on the page. */
function table(group: Group, rank: number, rows: Readonly<Record<string, string>>): [string, Line][] {
  return Object.entries(rows).flatMap(([names, words], index) =>
    names.split(' | ').map((name): [string, Line] => [name, { words, rank: rank + index, group }]),
  );
}

/** Apart by so much, no two parts of the page, and no two people on it, run into each other. */
const PART = 100_000;
const PERSON = 1_000;

const who = new Map(table('business', 0, words.people));
const aboutPerson = new Map(table('you', 0, words.aboutPerson));
const aboutAccount = new Map(
  words.aboutAccount.flatMap((part, index) =>
    typeof part === 'string' ? [] : table(part[0], index * PART, part[1]),
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

/** The words for the longest beginning of a path that a table knows. */
function known(lines: ReadonlyMap<string, Line>, path: readonly string[]): Line | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line) return line;
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

/** A name’s words, their place among the others, and the part of the list in which they stand. */
function read(name: string): Line {
  const path = spellings.reduce((text, [from, to]) => text.replace(from, to), name).split('.');
  const [root = '', ...rest] = path;
  const person = who.get(root);
  const line = person ? known(aboutPerson, rest) : known(aboutAccount, path);
  const script = /[._](kana|kanji)(?=\.|$)/.exec(name)?.[1];
  const inScript = line && script ? words.inScript(script) : '';
  const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${inScript}`;

  if (person) {
    const isPilot = person.words === 'you';
    const text = line
      ? words.aboutWhom(line.words, person.words)
      : unknown(rest, person.words.replace(':', ''));
    const rank = PEOPLE + (isPilot ? 0 : (1 + person.rank) * PERSON) + (line?.rank ?? PERSON - 1);
    return { words: sentence(text), rank, group: isPilot ? 'you' : 'business' };
  }
  if (line) return { ...line, words: sentence(line.words) };
  const business = ['company', 'profile', 'business_profile', 'documents'].includes(root);
  const readable = business || ['settings', 'configuration', 'defaults'].includes(root) ? rest : path;
  const text = unknown(readable, business ? words.yourBusiness : words.yourAccount);
  return { words: sentence(text), rank: OTHERS, group: 'business' };
}

/** What one requirement asks of the pilot, e.g. “Your date of birth”; a name not known yet is read out as far as it can be. */
export function requirementSentence(name: string): string {
  return read(name).words;
}

/** What went wrong with what was given and what to do about it; a code not known yet gets the words of its family. */
export function requirementErrorSentence(code: string): string {
  // hasOwn, as a code such as “constructor” must not find what every object has.
  const sentence = Object.hasOwn(requirementErrorSentences, code)
    ? requirementErrorSentences[code]
    : undefined;
  const family = errorFamilySentences.find(([start]) => code.startsWith(start))?.[1];
  return sentence ?? family ?? unknownErrorSentence;
}

/** Whether an error stands against what a requirement asks for: Stripe may name the whole of it, or another part. */
function isAbout(error: string, name: string): boolean {
  if (error === name || error.startsWith(`${name}.`) || name.startsWith(`${error}.`)) return true;
  return (
    error.split('.')[0] === name.split('.')[0] && requirementSentence(error) === requirementSentence(name)
  );
}

/** The requirements as the pilot reads them: one line per thing, without repeats, each with what was wrong with it. */
export function requirementLines(
  names: readonly string[],
  errors: readonly { requirement: string; code: string }[],
): RequirementLine[] {
  const lines = new Map<string, { rank: number; group: Group; problems: Set<string> }>();
  for (const name of names) {
    const { words, rank, group } = read(name);
    const line = lines.get(words) ?? { rank, group, problems: new Set<string>() };
    for (const error of errors) {
      if (isAbout(error.requirement, name)) line.problems.add(requirementErrorSentence(error.code));
    }
    lines.set(words, line);
  }
  return [...lines]
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([what, { group, problems }]) => ({
      what,
      group,
      ...(problems.size > 0 && { problem: [...problems].join(' ') }),
    }));
}
