import type { AccountDetails } from '../../accounts/account';
import { requirementErrorSentence } from '../../accounts/requirements';
import { formWords } from '../../words/form';
import { type Group, groupOf, labelOf } from './inputs';
import { type Question, type Questions, questionsOf, rolesOf } from './questions';
import type { Step, steps } from './steps';
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
  const isAlone = ({ why, base }: Question) =>
    why === 'instead' && !here.some(({ instead }) => instead.flat().includes(base));
  const asked =
    step === 'documents'
      ? documentOf(here, who)
      : here.filter((one) => isShown(one, isAsked && !all) || isAlone(one));
  const instead = asked.flatMap(({ instead }) => instead.flat());
  const withInstead = asked.flatMap((one) => [one, ...insteadOf(one, here, asked)]);
  const shown = step === 'documents' ? asked : [...new Set(withInstead)];
  const also = [...questions.values()].filter(
    (one) => one.why === 'also' && !shown.includes(one) && concerns(one, shown),
  );
  return {
    groups: shown.map((question) => {
      const group = shownOf(question, details);
      if (!asked.includes(question)) return { ...group, label: formWords.orInstead(group.label) };
      // What it is in place of is asked on another page.
      return step !== 'documents' && isAlone(question) ? asOptional(group) : group;
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

/** Whether a question is of a page: of `who`, among the people. */
export function isOf({ about, field }: Question, step: Step, who: string | undefined): boolean {
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
    const person = other.step === 'people' && 'prefix' in other.about ? other.about.prefix : undefined;
    const who = other.step === 'documents' ? base : person;
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
