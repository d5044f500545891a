import type { Account } from './account';
import { readName } from './requirement-names';
import { isDocument, type RequirementLine, requirementLines } from './requirements';

export type TaskState = 'todo' | 'checking' | 'done';

/** One thing that Stripe asks of the pilot, or has asked: `done` is what it asks for no more. */
export type Task = RequirementLine & Readonly<{ state: TaskState }>;

/** All that Stripe ever asked of the pilot, in the order of the page. What is due is to do, though Stripe checks it too. */
export function tasksOf({ requirements }: Account, askedFor: readonly string[]): Task[] {
  const { pastDue, currentlyDue, errors } = requirements;
  const due = [...pastDue, ...currentlyDue];
  const asked = new Set([...askedFor, ...due]);
  const pending = requirements.pendingVerification.map((name) => (asked.has(name) ? name : checked(name)));
  const whats = (names: readonly string[]) => new Set(requirementLines(names, []).map(({ what }) => what));
  const [todo, checking] = [whats(due), whats(pending)];
  const stateOf = (what: string): TaskState =>
    todo.has(what) ? 'todo' : checking.has(what) ? 'checking' : 'done';
  return requirementLines([...asked, ...pending.filter((name) => !asked.has(name))], errors).map((line) => {
    const state = stateOf(line.what);
    return state === 'todo' ? { ...line, state } : { what: line.what, group: line.group, state };
  });
}

/** Stripe names a document also for what it checks without one: nobody is to look for what was never asked of them. */
function checked(name: string): string {
  if (!isDocument(name)) return name;
  const { about } = readName(name);
  return `${'prefix' in about ? about.prefix : 'company'}.verification`;
}
