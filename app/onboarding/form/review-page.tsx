import { formOf, hasAgreed } from '@/lib/onboarding/form/form';
import { givenOf } from '@/lib/onboarding/form/review';
import { formWords } from '@/lib/words/form';
import { Elsewhere } from './elsewhere';
import { FormPage } from './form-page';
import { formProps } from './form-props';
import { StepForm } from './step-form';
import type { StepProps } from './step-page';
import { Terms } from './terms';

/** Whether it is Stripe's agreement that is signed: an account may be asked for other signatures. */
const isTerms = (base: string) => /tos_acceptance|terms_of_service/.test(base);

/** The last step: all that was given, and what is to be agreed to. */
export async function ReviewPage({ account, details, byTokens }: StepProps) {
  const form = formOf('review', details, { all: false });
  const { title, lead } = formWords.steps.review;
  const props = await formProps({ account, details, page: 'review', title, form, byTokens });
  const { agree, agreed } = formWords.review;
  return (
    <FormPage title={title} lead={lead} accountId={account.id} isFailed={props.failed !== undefined}>
      {givenOf(details).map(({ title: about, path, rows }) => (
        <section key={`${path}${about}`} className="card given">
          <h2>{about}</h2>
          {path !== undefined && (
            <a href={`${path}?change`} aria-label={`${formWords.changed}: ${about}`}>
              {formWords.changed}
            </a>
          )}
          <dl>
            {rows.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {form.isDue && (
        <>
          {form.groups.some(({ base }) => isTerms(base)) && <Terms agreement={details.agreement} />}
          <StepForm {...props} press={agree} isLast />
          <Elsewhere elsewhere={form.elsewhere} />
        </>
      )}
      {!form.isDue && hasAgreed(details) && <p>{agreed}</p>}
    </FormPage>
  );
}
