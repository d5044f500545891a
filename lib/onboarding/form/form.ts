import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { AccountDetails } from '../../accounts/account';
import { readName } from '../../accounts/requirement-names';
import { requirementErrorSentence } from '../../accounts/requirements';
import { formWords } from '../../words/form';
import { type Group, groupOf, labelOf } from './inputs';
import { type Question, type Questions, questionsOf, rolesOf } from './questions';
import { type Step, stepOf, steps } from './steps';
import { pathOf } from './tasks';

export { formatOf } from './formats';
export type { Group, Input } from './inputs';
export { isStep, type Step } from './steps';
export { hasAgreed, needsStripe, nextPath, pathOf, type StepTask, stepTasks } from './tasks';
export { questionsOf };

/** A question with what Stripe says is wrong with it, in words. */
export type ShownGroup = Group & Readonly<{ said: readonly string[] }>;

/** One page of the form. */
export type StepForm = Readonly<{
  groups: readonly ShownGroup[];
  /** What an error may be about beside what it stands against. */
  also: readonly ShownGroup[];
  /** What would do in place of what is asked here, and is asked on another page. */
  elsewhere: readonly Readonly<{ label: string; path: string }>[];
  isDue: boolean;
  /** Whether something here is not known to the catalogue, and may be no text. */
  isUnsure: boolean;
}>;

const isDue = ({ why }: Question) => why === 'due';

/**
 * The questions of a page. `who` is the person that it is about, or the document; `all` has what was given already too,
 * to be changed, as has a page where nothing is due.
 */
export function formOf(
  step: (typeof steps)[number],
  details: AccountDetails,
  { who, all }: Readonly<{ who?: string | undefined; all: boolean }>,
): StepForm {
  const questions = questionsOf(details);
  const here = [...questions.values()]
    .filter((question) => question.step === step && isOf(question, step, who))
    .sort((one, other) => one.rank - other.rank);
  const isAsked = here.some(isDue);
  const asked =
    step === 'documents' ? documentOf(here, who) : here.filter((one) => isShown(one, isAsked && !all));
  const instead = asked.flatMap(({ instead }) => instead.flat());
  const withInstead = asked.flatMap((one) => [one, ...insteadOf(one, here, asked)]);
  const shown = step === 'documents' ? asked : [...new Set(withInstead)];
  const also = [...questions.values()].filter(
    (one) => one.why === 'also' && !shown.includes(one) && concerns(one, shown),
  );
  return {
    groups: shown.map((question) => {
      const group = shownOf(question, details);
      return asked.includes(question) ? group : { ...group, label: formWords.orInstead(group.label) };
    }),
    also: also.map((question) => asOptional(shownOf(question, details))),
    elsewhere: [
      ...elsewhereOf(instead, step, questions, details),
      ...otherDocuments(step, who, shown, questions, details),
      ...(shown.some(isAboutList) ? [{ label: formWords.people.toList, path: pathOf('people') }] : []),
    ],
    isDue: isAsked,
    isUnsure: shown.some(({ row }) => row === undefined),
  };
}

function isOf({ about, field }: Question, step: Step, who: string | undefined): boolean {
  if (step !== 'people') return true;
  // That a list is whole is said beside the list.
  return 'prefix' in about && about.prefix === who && field.type !== 'confirmation';
}

function isShown({ why }: Question, onlyDue: boolean): boolean {
  return onlyDue ? why === 'due' || why === 'new' : why !== 'instead';
}

/** What would do in place of a question on the same page: each stands below what it is in place of. */
function insteadOf({ instead }: Question, here: readonly Question[], asked: readonly Question[]): Question[] {
  return here.filter((one) => instead.flat().includes(one.base) && !asked.includes(one));
}

/** One document a page: the one that is named, or the first that is due. */
function documentOf(here: readonly Question[], who: string | undefined): Question[] {
  const one = here.find(({ base }) => base === who) ?? here.find(isDue);
  return one ? [one] : [];
}

/** Whether an error of what is shown made this one a question. */
function concerns({ about }: Question, shown: readonly Question[]): boolean {
  const subject = 'prefix' in about ? about.prefix : undefined;
  return shown.some(
    (one) => one.problems.length > 0 && ('prefix' in one.about ? one.about.prefix : undefined) === subject,
  );
}

function shownOf(question: Question, details: AccountDetails): ShownGroup {
  return {
    ...groupOf(question, details),
    said: [...new Set(question.problems.map(requirementErrorSentence))],
  };
}

/** What is right may stay as it is: only one of several can be wrong. */
function asOptional(group: ShownGroup): ShownGroup {
  const { inputs, said } = group;
  const [only, ...more] = inputs;
  if (!only || more.length > 0 || said.length > 0) return group;
  return { ...group, inputs: [{ ...only, isOptional: true }] };
}

/** Whether Stripe misses somebody: who is there, another page tells. */
function isAboutList({ problems }: Question): boolean {
  return problems.some((code) => /_(missing_(owners|directors|executives)|directors_mismatch)$/.test(code));
}

/** The other documents that are due, of a person on their page too: who has not one at hand gives another. */
function otherDocuments(
  step: Step,
  who: string | undefined,
  shown: readonly Question[],
  questions: Questions,
  details: AccountDetails,
): StepForm['elsewhere'] {
  const isTheirs = ({ about }: Question) =>
    step === 'documents' || (step === 'people' && 'prefix' in about && about.prefix === who);
  return [...questions.values()]
    .filter((one) => isDue(one) && one.step === 'documents' && isTheirs(one) && !shown.includes(one))
    .map((one) => ({ label: formWords.alsoDue(labelOf(one, details)), path: pathOf('documents', one.base) }));
}

function elsewhereOf(
  instead: readonly string[],
  step: Step,
  questions: Questions,
  details: AccountDetails,
): StepForm['elsewhere'] {
  return [...new Set(instead)].flatMap((base) => {
    const other = questions.get(base);
    if (!other || other.step === step || other.step === 'stripe') return [];
    const who = other.step === 'documents' ? base : 'prefix' in other.about ? other.about.prefix : undefined;
    return [{ label: formWords.orInstead(labelOf(other, details)), path: pathOf(other.step, who) }];
  });
}

/** What would do in place of what only Stripe's own page takes. */
export function insteadOfStripe(questions: Questions, details: AccountDetails): StepForm['elsewhere'] {
  const instead = [...questions.values()]
    .filter((one) => isDue(one) && one.step === 'stripe')
    .flatMap(({ instead }) => instead.flat());
  return elsewhereOf(instead, 'stripe', questions, details);
}

/** What the page of the people shows: who is there, who can be added, and what is to be confirmed. */
export type People = Readonly<{
  persons: readonly Readonly<{
    id: string;
    name: string;
    /** Where what is missing of them is given, and all else is changed. */
    path: string;
    roles: readonly string[];
    isComplete: boolean;
    said: readonly string[];
  }>[];
  addable: readonly Readonly<{ role: string; label: string; isAsked: boolean }>[];
  confirmations: readonly Readonly<{ name: string; label: string; group: ShownGroup }>[];
}>;

export function peopleOf(details: AccountDetails): People {
  const questions = [...questionsOf(details).values()];
  const about = (prefix: string) =>
    questions.filter((one) => 'prefix' in one.about && one.about.prefix === prefix);
  return {
    persons: details.persons.map(({ id, name, roles }) => ({
      id,
      name: name || formWords.people.somebody,
      path: pathOfPerson(id, about(id).filter(isDue)),
      roles: roles.map((role) => formWords.people.roles[role]),
      isComplete: !about(id).some(isDue),
      said: [...new Set(about(id).flatMap(({ problems }) => problems.map(requirementErrorSentence)))],
    })),
    addable: rolesOf(details).map((role) => ({
      role,
      label: formWords.people.add[role],
      isAsked: questions.some(
        (one) =>
          isDue(one) &&
          ((one.about.kind === 'role' && one.about.role === role) ||
            one.problems.some((code) => code.endsWith(`_missing_${role}`))),
      ),
    })),
    confirmations: questions
      .filter((one) => isDue(one) && one.field.type === 'confirmation')
      .map((one) => ({
        name: one.base,
        label: confirmationOf(one.base, details),
        group: shownOf(one, details),
      })),
  };
}

function pathOfPerson(id: string, due: readonly Question[]): string {
  const isHere = due.length === 0 || due.some(({ step }) => step === 'people');
  const document = due.find(({ step }) => step === 'documents');
  if (isHere) return pathOf('people', id);
  return document ? pathOf('documents', document.base) : '/onboarding';
}

function confirmationOf(base: string, { persons }: AccountDetails): string {
  const role = (['owners', 'directors', 'executives'] as const).find((one) => base.includes(one)) ?? 'owners';
  const { all, allNone } = formWords.people;
  return persons.some(({ roles }) => roles.includes(role)) ? all[role] : allNone[role];
}

/** What the last page shows of what was given: never a number of a person's or an account's in full. */
export type Given = readonly Readonly<{
  /** Of the page where it is changed, or the name of whom it is about. */
  title: string;
  /** Of the page where it is changed; undefined where it can't be. */
  path: string | undefined;
  rows: readonly Readonly<{ label: string; value: string }>[];
}>[];

export function givenOf(details: AccountDetails): Given {
  const questions = [...questionsOf(details).values()].sort((one, other) => one.rank - other.rank);
  const rowOf = (question: Question) => {
    const value = saidOf(question, details);
    return value === undefined ? [] : [{ label: labelOf(question, details), value }];
  };
  return steps.flatMap((step) => {
    const { title } = formWords.steps[step];
    if (step === 'documents') return documentsGiven(details, title);
    const subjects =
      step === 'people'
        ? details.persons.map(({ id, name }) => ({ who: id, title: name }))
        : [{ who: undefined, title }];
    return subjects.flatMap(({ who, title: name }) => {
      const rows = questions
        .filter((one) => one.step === step && one.why !== 'new' && isOf(one, step, who))
        .flatMap(rowOf);
      return rows.length === 0 ? [] : [{ title: name || title, path: pathOf(step, who), rows }];
    });
  });
}

/** Which documents Stripe has, by whom they are about. */
function documentsGiven(details: AccountDetails, title: string): Given {
  const { given: value } = formWords.review;
  const readings = [...details.given.keys()]
    .map(readName)
    .filter((reading) => stepOf(reading) === 'documents');
  // Both sides of one are one.
  const labels = new Set(readings.map(({ base }) => labelOf(readName(base), details)));
  if (labels.size === 0) return [];
  return [{ title, path: undefined, rows: [...labels].map((label) => ({ label, value })) }];
}

/** What was answered, as it is read aloud; undefined where nothing was, or nothing can be told of it. */
function saidOf(question: Question, details: AccountDetails): string | undefined {
  const { base, field, about } = question;
  const { bankAccount, given, persons, provided } = details;
  const { account, provided: isProvided } = formWords.review;
  if (field.type === 'bank_account') return bankAccount && account(bankAccount.last4, bankAccount.bankName);
  if (field.type === 'role') {
    const person = persons.find(({ id }) => 'prefix' in about && about.prefix === id);
    return person?.roles.map((role) => formWords.people.roles[role]).join(', ');
  }
  if (provided.has(base)) return isProvided;
  const { inputs } = groupOf(question, details);
  if (inputs.some(({ isSecret }) => isSecret)) return undefined;
  const parts = inputs.flatMap(({ name, options }) => {
    const value = given.get(name);
    if (value === undefined) return [];
    return [{ name, said: options?.find((one) => one.value === value)?.label ?? value }];
  });
  const said = parts.map((part) => part.said);
  const [only] = said;
  if (only === undefined) return undefined;
  switch (field.type) {
    case 'date':
      return dateWords(said);
    case 'phone':
      return parsePhoneNumberFromString(only)?.formatInternational() ?? only;
    case 'address':
      // Its country, which a form asks first, is read last.
      return parts[0]?.name === `${base}.country` ? [...said.slice(1), only].join(', ') : said.join(', ');
    default:
      return said.join(', ');
  }
}

/** A day that reads the same everywhere. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dateWords(said: readonly string[]): string {
  const [date = Number.NaN, month = 0, year = 0] = said.map(Number);
  const time = Date.UTC(year, month - 1, date);
  return Number.isNaN(time) ? said.join(' ') : day.format(time);
}
