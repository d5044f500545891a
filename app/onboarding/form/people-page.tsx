import { nextPath, pathOf, peopleOf } from '@/lib/onboarding/form/form';
import { formWords } from '@/lib/words/form';
import { Failed } from './failed';
import { FormPage } from './form-page';
import { formProps } from './form-props';
import { NothingDue } from './nothing-due';
import { OneButton } from './one-button';
import { StepForm } from './step-form';
import type { StepProps } from './step-page';

/** The people behind a business: who is there, who is to be added, and that this is all of them. */
export async function PeoplePage({ account, details, byTokens }: StepProps) {
  const { persons, addable, confirmations } = peopleOf(details);
  const { lead, none, you, missing, complete, remove, removed, sure, goOn } = formWords.people;
  const { title } = formWords.steps.people;
  const form = { groups: [], also: [] };
  const { action, failed } = await formProps({
    account,
    details,
    page: 'people',
    title,
    form,
    byTokens: false,
  });
  const firstAsked = addable.find(({ isAsked }) => isAsked);
  const isDone = !firstAsked && confirmations.length === 0 && persons.every((one) => one.isComplete);
  if (persons.length === 0 && addable.length === 0)
    return (
      <FormPage title={title} lead="" accountId={account.id} isFailed={false}>
        <NothingDue />
      </FormPage>
    );
  return (
    <FormPage title={title} lead={lead} accountId={account.id} isFailed={failed !== undefined}>
      {failed && <Failed failed={failed} accountId={account.id} />}
      {persons.length === 0 && <p>{none}</p>}
      <ul className="people">
        {persons.map(({ id, name, path, roles, isComplete, said }) => (
          <li key={id} className="card">
            <h2>
              <a href={path}>{name}</a>
            </h2>
            <p className="quiet">{roles.join(', ')}</p>
            {isComplete && <p>{complete}</p>}
            {!isComplete && said.length === 0 && <p className="wrong">{missing}</p>}
            {said.map((text) => (
              <p key={text} className="wrong">
                {text}
              </p>
            ))}
            <details>
              <summary aria-label={removed(name)}>{remove}</summary>
              <p>{sure(name)}</p>
              <OneButton
                action={action}
                fields={{ [`${id}.deleted`]: 'true', page: 'people' }}
                label={removed(name)}
                isSmall
              />
            </details>
          </li>
        ))}
      </ul>
      {addable.some(({ role, isAsked }) => role === 'representative' && isAsked) && <p>{you}</p>}
      <ul className="add">
        {addable.map(({ role, label }) => (
          <li key={role}>
            <a
              className={role === firstAsked?.role ? 'button' : 'button second'}
              href={pathOf('people', role)}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      {byTokens && <ByTokens account={account} details={details} confirmations={confirmations} />}
      {(byTokens ? [] : confirmations).map(({ name, label, group: { said } }) => (
        <div key={name}>
          {said.map((text) => (
            <p key={text} className="wrong">
              {text}
            </p>
          ))}
          <OneButton action={action} fields={{ [name]: 'true', page: 'people' }} label={label} />
        </div>
      ))}
      <p className="actions">
        {isDone && (
          <a className="button" href={nextPath(details, account.id)}>
            {goOn}
          </a>
        )}
        <a href="/">{formWords.onlyLater}</a>
      </p>
    </FormPage>
  );
}

/** A French platform's pilots say by a token too that a list is whole: one after the other. */
async function ByTokens({
  account,
  details,
  confirmations: [next],
}: Pick<StepProps, 'account' | 'details'> & Pick<ReturnType<typeof peopleOf>, 'confirmations'>) {
  if (!next) return null;
  const { label, group } = next;
  const form = { groups: [group], also: [] };
  const props = await formProps({ account, details, page: 'people', title: label, form, byTokens: true });
  return <StepForm {...props} press={{ label, pending: formWords.save.pending }} isLast />;
}
