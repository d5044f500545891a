import { pathOf, peopleOf } from '@/lib/onboarding/form/form';
import { formWords } from '@/lib/words/form';
import { Failed } from './failed';
import { FormPage } from './form-page';
import { formProps } from './form-props';
import { OneButton } from './one-button';
import { StepForm } from './step-form';
import type { StepProps } from './step-page';

/** The people behind a business: who is there, who is to be added, and that this is all of them. */
export async function PeoplePage({ account, details, byTokens }: StepProps) {
  const { persons, addable, confirmations } = peopleOf(details);
  const { lead, none, you, missing, complete, remove, removed } = formWords.people;
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
  return (
    <FormPage title={title} lead={lead} accountId={account.id} isFailed={failed !== undefined}>
      {failed && <Failed failed={failed} accountId={account.id} />}
      {persons.length === 0 && <p>{none}</p>}
      <ul className="people">
        {persons.map(({ id, name, roles, isComplete, said }) => (
          <li key={id} className="card">
            <h2>
              <a href={pathOf('people', id)}>{name}</a>
            </h2>
            <p className="quiet">{roles.join(', ')}</p>
            <p className={isComplete ? undefined : 'wrong'}>{isComplete ? complete : missing}</p>
            {said.map((text) => (
              <p key={text} className="wrong">
                {text}
              </p>
            ))}
            <OneButton
              action={action}
              fields={{ [`${id}.deleted`]: 'true', page: 'people' }}
              press={remove}
              about={removed(name)}
              isSmall
            />
          </li>
        ))}
      </ul>
      {addable.some(({ role, isAsked }) => role === 'representative' && isAsked) && <p>{you}</p>}
      <ul className="add">
        {addable.map(({ role, label, isAsked }) => (
          <li key={role}>
            <a className={isAsked ? 'button' : 'button second'} href={pathOf('people', role)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      {byTokens && <ByTokens account={account} details={details} confirmations={confirmations} />}
      {(byTokens ? [] : confirmations).map(({ name, label }) => (
        <OneButton
          key={name}
          action={action}
          fields={{ [name]: 'true', page: 'people' }}
          press={{ label, pending: formWords.save.pending }}
        />
      ))}
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
