import {
  errorFamilySentences,
  requirementErrorSentences,
  unknownErrorSentence,
} from '../words/requirement-errors';
import type { Group } from '../words/requirements';
import { readName } from './requirement-names';

/** One thing the pilot is asked for, and what was wrong with it if it was given before. */
export type RequirementLine = { what: string; group: Group; problem?: string };

/** What one requirement asks of the pilot, e.g. “Your date of birth”; a name not known yet is read out as far as it can be. */
export function requirementSentence(name: string): string {
  return readName(name).words;
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

const SECRET: ReadonlySet<string> = new Set([
  'ssn_last_4',
  'personal_number',
  'company_number',
  'bank_account',
]);

/** Whether what is given for it is never shown again: all numbers, but not whose a bank account is. */
export function isSecret(name: string): boolean {
  const { field, part } = readName(name);
  return SECRET.has(field.type) && part !== 'account_holder_name';
}

/** Whether a name is of a document: Stripe checks by such a name without one as well, before it asks anybody for it. */
export function isDocument(name: string): boolean {
  return readName(name).field.type === 'document';
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
    const { words, rank, group } = readName(name);
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
