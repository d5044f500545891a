import type { Task, TaskState } from '@/lib/accounts/tasks';
import { groups } from '@/lib/words/requirements';
import { words } from '../words';
import { CheckingMark, DoneMark, TodoMark } from './marks';

const marks = { todo: TodoMark, checking: CheckingMark, done: DoneMark } satisfies Record<
  TaskState,
  () => unknown
>;

/** What Stripe asks of the pilot, part by part, and how much of it is done. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const done = tasks.filter(({ state }) => state === 'done').length;
  if (tasks.length === 0) return null;
  const { title, done: howMuch, legend } = words().tasks;
  const parts = groups.map((group) => tasks.filter((task) => task.group === group));
  const list = parts.map((part) => part[0] && <Part key={part[0].group} tasks={part} />);
  return (
    <section className="card tasks" aria-labelledby="tasks">
      <h2 id="tasks">{title}</h2>
      <p className="progress">
        <progress value={done} max={tasks.length} aria-hidden="true" /> {howMuch(done, tasks.length)}
      </p>
      {done > 0 && <p className="quiet">{legend}</p>}
      {done < tasks.length && list}
    </section>
  );
}

function Part({ tasks }: { tasks: readonly Task[] }) {
  const { groups: names, states } = words().tasks;
  const [first] = tasks;
  if (!first) return null;
  return (
    <>
      <h3 id={`tasks-${first.group}`}>{names[first.group]}</h3>
      <ul aria-labelledby={`tasks-${first.group}`}>
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
