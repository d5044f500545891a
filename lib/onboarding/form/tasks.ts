import type { AccountDetails } from '../../accounts/account';
import { readName } from '../../accounts/requirement-names';
import { type Questions, questionsOf } from './questions';
import { type Step, stepOf, steps } from './steps';

/** Where a step stands: `next` is the one to go on with, `later` is asked once others are done. */
export type StepState = 'todo' | 'next' | 'checking' | 'done' | 'later';

export type StepTask = Readonly<{ step: (typeof steps)[number]; state: StepState }>;

/** What is due, by its step. */
function dueIn(questions: Questions): Set<Step> {
  return new Set([...questions.values()].filter(({ why }) => why === 'due').map(({ step }) => step));
}

/** Whether Stripe asks for something that only its own page can take. */
export function needsStripe(questions: Questions): boolean {
  return dueIn(questions).has('stripe');
}

/** The steps that this account has, and where each stands. */
export function stepTasks(details: AccountDetails, questions: Questions): StepTask[] {
  const due = dueIn(questions);
  const next = steps.find((step) => due.has(step));
  const hasDocuments = [...details.given.keys()].some((name) => stepOf(readName(name)) === 'documents');
  const checking = new Set(
    details.requirements.pendingVerification.map((name) => checkedStep(name, hasDocuments)),
  );
  const given = new Set([...questions.values()].filter(({ why }) => why === 'given').map(({ step }) => step));
  if (hasDocuments) given.add('documents');
  if (hasAgreed(details)) given.add('review');
  if (details.bankAccount) given.add('bank');
  if (details.persons.length > 0) given.add('people');
  return steps.flatMap((step): StepTask[] => {
    if (step === next) return [{ step, state: 'next' }];
    if (due.has(step)) return [{ step, state: next === 'type' || step === 'review' ? 'later' : 'todo' }];
    if (checking.has(step)) return [{ step, state: 'checking' }];
    return given.has(step) ? [{ step, state: 'done' }] : [];
  });
}

/** Stripe names a document also for what it checks without one. */
function checkedStep(name: string, hasDocuments: boolean): Step {
  const reading = readName(name);
  const step = stepOf(reading);
  if (step !== 'documents' || hasDocuments) return step;
  if (reading.about.kind === 'individual') return 'you';
  return reading.about.kind === 'account' ? 'business' : 'people';
}

/** Whether Stripe has it that the terms were accepted. */
export function hasAgreed({ given }: AccountDetails): boolean {
  return [...given.keys()].some((name) =>
    /(^|\.)(tos_acceptance|terms_of_service\.account)\.date$/.test(name),
  );
}

/** Where a pilot goes on: the next step, the list where Stripe's own page is next, or where they stand. `person` is who they were at. */
export function nextPath(details: AccountDetails, accountId: string, person?: string): string {
  const questions = questionsOf(details);
  const isAsked = (prefix: string) =>
    [...questions.values()].some(
      ({ about, why, step }) =>
        why === 'due' && step === 'people' && about.kind === 'person' && about.id === prefix,
    );
  if (person !== undefined && isAsked(person)) return pathOf('people', person);
  const next = steps.find((step) => dueIn(questions).has(step));
  if (next) return pathOf(next);
  return needsStripe(questions) ? '/onboarding' : `/return/${accountId}`;
}

export function pathOf(step: (typeof steps)[number], who?: string): string {
  return `/onboarding/${step}${who === undefined ? '' : `/${who}`}`;
}
