import type { Task, TaskState } from '@/lib/accounts/tasks';
import { groups } from '@/lib/words/requirements';
import { words } from '../words';
import { CheckingMark, DoneMark, TodoMark } from './marks';

const marks = { todo: TodoMark, checking: CheckingMark, done: DoneMark } satisfies Record<
  TaskState,
  () => unknown
>;

/** What Stripe asks of the pilot, part by part: what is open first, what is done folded under it. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const done = tasks.filter(({ state }) => state === 'done');
  if (tasks.length === 0) return null;
  const { title, done: howMuch, folded } = words().tasks;
  return (
    <section className="card tasks" aria-labelledby="tasks">
      <h2 id="tasks">{title}</h2>
      <p className="progress">
        <progress value={done.length} max={tasks.length} aria-hidden="true" />{' '}
        {howMuch(done.length, tasks.length)}
      </p>
      <Parts id="open" tasks={tasks.filter(({ state }) => state !== 'done')} />
      {done.length > 0 && (
        <details>
          <summary>{folded(done.length)}</summary>
          <Parts id="done" tasks={done} />
        </details>
      )}
    </section>
  );
}

function Parts({ id, tasks }: { id: string; tasks: readonly Task[] }) {
  return groups.map((group) => (
    <Part key={group} id={`${id}-${group}`} tasks={tasks.filter((task) => task.group === group)} />
  ));
}

function Part({ id, tasks }: { id: string; tasks: readonly Task[] }) {
  const { groups: names, states } = words().tasks;
  const [first] = tasks;
  if (!first) return null;
  return (
    <>
      <h3 id={id}>{names[first.group]}</h3>
      <ul aria-labelledby={id}>
        {tasks.map(({ what, state, problem }) => {
          const StateMark = marks[state];
          return (
            <li key={what} className={state}>
              <StateMark />
              <span>
                {what}
                <span className="visually-hidden"> ({states[state]})</span>
                {problem && <span className="problem">{problem}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
