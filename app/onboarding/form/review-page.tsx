import { AccountFooter } from '@/app/components/account-footer';
import { PageTitle } from '@/app/components/page-title';
import { TryingNotice } from '@/app/setup/trying-notice';
import { formOf, givenOf, hasAgreed } from '@/lib/onboarding/form/form';
import { formWords } from '@/lib/words/form';
import { StepForm } from './step-form';
import { formProps, type StepProps } from './step-page';
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
    <div className="form-page">
      <TryingNotice />
      <PageTitle>{props.failed ? `${formWords.error}${title}` : title}</PageTitle>
      <p className="back">
        <a href="/onboarding">{formWords.back}</a>
      </p>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {givenOf(details).map(({ title: about, path, rows }) => (
        <section key={path} className="card given">
          <h2>{about}</h2>
          <a href={`${path}?change`} aria-label={`${formWords.changed}: ${about}`}>
            {formWords.changed}
          </a>
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
        </>
      )}
      {!form.isDue && hasAgreed(details) && <p>{agreed}</p>}
      <AccountFooter accountId={account.id} />
    </div>
  );
}
