import type { Account } from './account';
import { type RequirementLine, requirementLines } from './requirements';

export type TaskState = 'todo' | 'checking' | 'done';

/** One thing that Stripe asks of the pilot, or has asked: `done` is what it asks for no more. */
export type Task = RequirementLine & Readonly<{ state: TaskState }>;

/** All that Stripe ever asked of the pilot, in the order of the page. What is due is to do, though Stripe checks it too. */
export function tasksOf({ requirements }: Account, askedFor: readonly string[]): Task[] {
  const { pastDue, currentlyDue, pendingVerification, errors } = requirements;
  const due = [...pastDue, ...currentlyDue];
  const whats = (names: readonly string[]) => new Set(requirementLines(names, []).map(({ what }) => what));
  const [todo, checking] = [whats(due), whats(pendingVerification)];
  const stateOf = (what: string): TaskState =>
    todo.has(what) ? 'todo' : checking.has(what) ? 'checking' : 'done';
  return requirementLines([...new Set([...askedFor, ...due, ...pendingVerification])], errors).map((line) => {
    const state = stateOf(line.what);
    return state === 'todo' ? { ...line, state } : { what: line.what, group: line.group, state };
  });
}
