import { AccountFooter } from '@/app/components/account-footer';
import { CheckingMark, DoneMark, TodoMark } from '@/app/components/marks';
import { Titled } from '@/app/components/page-title';
import { PressForm } from '@/app/components/press-form';
import { TryingNotice } from '@/app/setup/trying-notice';
import { config } from '@/lib/config';
import {
  insteadOfStripe,
  needsStripe,
  pathOf,
  questionsOf,
  type StepForm,
  type StepTask,
  stepTasks,
} from '@/lib/onboarding/form/form';
import type { AccountDetails, OwnedAccount } from '@/lib/onboarding/onboarding';
import { formWords } from '@/lib/words/form';
import { Elsewhere } from './elsewhere';

const marks = { todo: TodoMark, next: TodoMark, later: TodoMark, checking: CheckingMark, done: DoneMark };

/** The steps of the form: what is done, what is next, what Stripe is checking. */
export function ListPage({ account, details }: { account: OwnedAccount; details: AccountDetails }) {
  const questions = questionsOf(details);
  const tasks = stepTasks(details, questions);
  const next = tasks.find(({ state }) => state === 'next');
  const isAtStripe = needsStripe(questions);
  const { title, lead, start, allGiven, restAtStripe, toStanding } = formWords.list;
  const nothingHere = isAtStripe ? restAtStripe : allGiven;
  return (
    <div className="own-form">
      <TryingNotice />
      <Titled>{title}</Titled>
      <p className="lead">{next ? lead(config().platform.name) : nothingHere}</p>
      <ol className="card step-list">
        {tasks.map((task) => (
          <Step key={task.step} {...task} />
        ))}
      </ol>
      {isAtStripe && <AtStripe account={account} instead={insteadOfStripe(questions, details)} />}
      <p className="actions">
        <a
          className={next || !isAtStripe ? 'button' : 'button second'}
          href={next ? pathOf(next.step) : `/return/${account.id}`}
        >
          {next ? start : toStanding}
        </a>
      </p>
      <AccountFooter accountId={account.id} />
    </div>
  );
}

function Step({ step, state }: StepTask) {
  const Mark = marks[state];
  const { title } = formWords.steps[step];
  return (
    <li className={state}>
      <Mark />
      <span>
        {/* What depends on another step has nothing to open yet. */}
        {state === 'later' ? title : <a href={pathOf(step)}>{title}</a>}
        <span className="state">{formWords.list.states[state]}</span>
      </span>
    </li>
  );
}

/** What only a page of Stripe's can take, by an account link; and what would do instead. */
function AtStripe({ account, instead }: { account: OwnedAccount; instead: StepForm['elsewhere'] }) {
  const { title, text, press } = formWords.stripe;
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>{text}</p>
      <PressForm action="/api/account_link" press={press} accountId={account.id} />
      <Elsewhere elsewhere={instead} />
    </section>
  );
}
