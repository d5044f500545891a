import type { AccountDetails } from '../../accounts/account';
import { type Field, relationshipOf, roles } from '../../accounts/catalogue';
import { joined, parametersOf, type Tree, type Value } from '../../accounts/parameters';
import { check, named } from './checks';
import { groupOf, type Input, type Problems } from './inputs';
import { countryOf, hasNoType, isBelow, type Question, type Questions } from './questions';

/** What a pilot sent, by the names of inputs. */
export type Fields = ReadonlyMap<string, string>;

/** A question, and what was answered: parts by their names, '' where it has none. */
export type Answered = Readonly<{ question: Question; parts: ReadonlyMap<string, Value> }>;

type Read = Readonly<{
  answered: readonly Answered[];
  problems: Problems;
  /** Names that this account is not asked for, nor may change. */
  notAsked: readonly string[];
}>;

/**
 * Reads what was sent against what this account can be asked. What is blank is missing where Stripe asks for it, unless
 * the pilot goes on `later`; what is as Stripe has it already is no answer, unless it is asked for.
 */
export function readAnswers(
  questions: Questions,
  fields: Fields,
  details: AccountDetails,
  { later, today }: Readonly<{ later: boolean; today: Date }>,
): Read {
  const answered: Answered[] = [];
  const problems: Record<string, Problems[string]> = {};
  const blankOnes: Question[] = [];
  const taken = new Set<string>();
  const chosen = withCountries(fields, details);
  for (const question of questions.values()) {
    const { base, step } = question;
    // What only Stripe’s own page can take, none of ours has sent.
    if (step === 'stripe') continue;
    const { inputs } = groupOf(question, chosen);
    const names = [base, ...inputs.map(({ name }) => name)];
    const sent = [...fields].filter(([name]) => names.includes(name));
    for (const [name] of sent) taken.add(name);
    // Of whom it is said just now that they live elsewhere, Stripe's own page asks for it.
    if (hasNoType(question, chosen)) continue;
    if (sent.length === 0) continue;
    // A box that is not ticked says no: of a role, that somebody has it no longer.
    const isRole = question.field.type === 'role';
    if (!isRole && sent.every(([name, text]) => isBlank(name, text, base))) {
      if (isNeeded(question, questions, fields, details) && !later) blankOnes.push(question);
      continue;
    }
    const isUnchanged = sent.every(
      ([name, text]) => (details.given.get(name) ?? noneOf(isRole)) === (text || noneOf(isRole)),
    );
    // What Stripe asks for although it has it, it is to look at again: a website was mended where it is.
    if (isUnchanged && (isRole || later || question.why !== 'due')) continue;
    const blank = isRole ? [] : inputs.filter((input) => isLeftOut(input, question, fields));
    if (blank.length > 0) {
      // Who goes on later gives what there is of an address; half of a date or of a number is nothing.
      if (!later || question.field.type !== 'address') {
        for (const { name } of blank) problems[name] = wordFor(question.field);
        continue;
      }
    }
    const typed = sent
      .filter(([, text]) => isRole || text !== '')
      .map(([name, text]): [string, string] => [partOf(name, base), text]);
    const checked = check(question, new Map(typed), chosen, today);
    if ('problems' in checked) Object.assign(problems, named(base, checked.problems));
    else answered.push({ question, parts: checked.parts });
  }
  // What an error may have been about is corrected: Stripe looks again, and says if it still wants the other.
  const isCorrected = answered.some(({ question }) => question.why === 'also');
  for (const question of blankOnes)
    if (!isCorrected || question.problems.length === 0)
      Object.assign(problems, missing(question, fields, chosen));
  const notAsked = [...fields.keys()].filter((name) => !taken.has(name));
  return { answered, problems, notAsked };
}

/** What stands for nothing: of a role that it is not had. */
const noneOf = (isRole: boolean) => (isRole ? 'false' : '');

/** A country is chosen before anything is typed. */
function isBlank(name: string, text: string, base: string): boolean {
  return text === '' || partOf(name, base) === 'country';
}

function isLeftOut({ name, isOptional }: Input, { field }: Question, fields: Fields): boolean {
  if (isOptional) return false;
  // Of a document that is sent, its front may have been left out of the form as a whole.
  return field.type === 'document'
    ? (fields.get(name) ?? '') === '' && !fields.has(baseOfPart(name))
    : fields.get(name) === '';
}

const baseOfPart = (name: string) => name.slice(0, name.lastIndexOf('.'));

function partOf(name: string, base: string): string {
  return name === base ? '' : name.slice(base.length + 1);
}

/** Of a question that was left blank as a whole, but for what was chosen beforehand. */
function missing(question: Question, fields: Fields, details: AccountDetails): Problems {
  const { base, field } = question;
  // One sentence for all of a date.
  if (field.type === 'date') return { [`${base}.day`]: 'missing' };
  const needed = groupOf(question, details).inputs.filter(
    ({ name, isOptional }) => !isOptional && (fields.get(name) ?? '') === '',
  );
  return Object.fromEntries(needed.map(({ name }) => [name, wordFor(field)]));
}

function wordFor({ type }: Field): Problems[string] {
  if (type === 'choice') return 'choose';
  if (type === 'document') return 'file';
  return type === 'confirmation' || type === 'signature' ? 'confirm' : 'missing';
}

/** Whether a question that is left blank keeps a form from being sent: not where something that would do instead is given. */
function isNeeded(
  { why, instead, base }: Question,
  questions: Questions,
  fields: Fields,
  details: AccountDetails,
): boolean {
  if (why === 'new') return base.endsWith('_name') || base.endsWith('surname');
  // What would do instead has a page alone, where it is all that there is to send.
  if (why === 'instead') return [...fields.keys()].every((name) => isBelow(name, base));
  if (why !== 'due') return false;
  return !instead.flat().some((other) => {
    const question = questions.get(other);
    // What is given on another page, such as a document, is not in this form.
    return question && groupOf(question, details).inputs.some(({ name }) => (fields.get(name) ?? '') !== '');
  });
}

/** The account with where people live as it was chosen just now: their addresses and numbers are written by it. */
function withCountries(fields: Iterable<readonly [string, string]>, details: AccountDetails): AccountDetails {
  const countries = [...fields].filter(([name, text]) => name.endsWith('.address.country') && text !== '');
  return { ...details, given: new Map([...details.given, ...countries]) };
}

/** What all these answers are in the shape of Stripe’s parameters: of the account, and of each person by their prefix. */
export function parametersOfAll(
  answered: readonly Answered[],
  details: AccountDetails,
): ReadonlyMap<string | undefined, Tree> {
  const chosen = withCountries(
    answered.map(({ question, parts }) => [`${question.base}.country`, String(parts.get('country') ?? '')]),
    details,
  );
  const trees = new Map<string | undefined, Tree>();
  for (const { question, parts } of answered) {
    const { about, base, field } = question;
    const isPerson = about.kind === 'role' || about.kind === 'person';
    const country = countryOf(about, chosen);
    const subject = isPerson ? about.prefix : undefined;
    const path = isPerson ? base.slice(about.prefix.length + 1) : base;
    const tree = parametersOf({ field, path, parts }, { api: details.api, country });
    trees.set(subject, joined(trees.get(subject) ?? {}, tree));
  }
  return trees;
}

/** Somebody who is added in a role is asked for by its name, and has it. */
export function inRole(prefix: string, parameters: Tree): Tree {
  const role = roles.find((one) => one === prefix || prefix.endsWith(one));
  if (!role) return parameters;
  return joined(parameters, { relationship: { [relationshipOf[role]]: true } });
}
