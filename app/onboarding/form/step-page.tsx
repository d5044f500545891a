import { PressForm } from '@/app/components/press-form';
import { formOf, type Step } from '@/lib/onboarding/form/form';
import type { AccountDetails, OwnedAccount } from '@/lib/onboarding/onboarding';
import { formWords } from '@/lib/words/form';
import { Elsewhere } from './elsewhere';
import { Failed } from './failed';
import { FormPage } from './form-page';
import { formProps, sentFrom } from './form-props';
import { NothingDue } from './nothing-due';
import { StepForm } from './step-form';

export type StepProps = {
  account: OwnedAccount;
  details: AccountDetails;
  /** The person, or the document, that it is about. */
  who: string | undefined;
  /** What was given is to be changed. */
  all: boolean;
  /** A French platform's pilots give who they are by tokens that their browser makes. */
  byTokens: boolean;
};

/** One step of the form: what Stripe asks in it, as a plain form. */
export async function StepPage({
  account,
  details,
  who,
  all,
  step,
  byTokens,
}: StepProps & { step: Exclude<Step, 'stripe'> }) {
  const page = [step, who].filter(Boolean).join('/');
  // What could not be taken may be what was given before, and is due no more.
  const form = formOf(step, details, { who, all: all || (await sentFrom(account, page)) !== undefined });
  const title = titleOf(step, who, details);
  const { lead } = formWords.steps[step];
  const props = await formProps({ account, details, page, title, form, byTokens });
  const isFailed = props.failed !== undefined || form.groups.some(({ said }) => said.length > 0);
  return (
    <FormPage title={title} lead={lead} accountId={account.id} isFailed={isFailed}>
      {form.groups.length === 0 ? (
        <>
          {props.failed && <Failed failed={props.failed} accountId={account.id} />}
          <NothingDue />
        </>
      ) : (
        <>
          <StepForm {...props} />
          <Elsewhere elsewhere={form.elsewhere} />
          {(form.isUnsure || form.groups.some(({ said }) => said.length > 0)) && (
            <OrAtStripe account={account} />
          )}
        </>
      )}
    </FormPage>
  );
}

function titleOf(
  step: keyof typeof formWords.steps,
  who: string | undefined,
  { persons }: AccountDetails,
): string {
  if (step !== 'people' || who === undefined) return formWords.steps[step].title;
  const adding: Readonly<Record<string, string>> = formWords.people.adding;
  return adding[who] ?? (persons.find(({ id }) => id === who)?.name || formWords.people.somebody);
}

/** Whatever our form can't take, Stripe's own page can. */
function OrAtStripe({ account }: { account: OwnedAccount }) {
  const { otherwise, press } = formWords.stripe;
  return (
    <section className="otherwise">
      <p>{otherwise}</p>
      <PressForm action="/api/account_link" press={press} accountId={account.id} isSecond />
    </section>
  );
}
