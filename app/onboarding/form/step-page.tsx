import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { AccountFooter } from '@/app/components/account-footer';
import { PageTitle } from '@/app/components/page-title';
import { PressForm } from '@/app/components/press-form';
import { ProblemNotice } from '@/app/components/problem-notice';
import { contact } from '@/app/contact';
import { sentFormFrom } from '@/app/http/sent-form-cookie';
import { TryingNotice } from '@/app/setup/trying-notice';
import { words } from '@/app/words';
import { isErrorCode } from '@/lib/errors';
import { formOf, isStep, type ShownGroup } from '@/lib/onboarding/form/form';
import type { AccountDetails, OwnedAccount } from '@/lib/onboarding/onboarding';
import type { SentForm } from '@/lib/session/sent-form';
import { formWords, problemWords } from '@/lib/words/form';
import { browserToStripe } from './browser-to-stripe';
import { StepForm, type StepFormProps } from './step-form';

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
}: StepProps & { step: Extract<Parameters<typeof isStep>[0], string> }) {
  if (!isStep(step)) return null;
  const form = formOf(step, details, { who, all });
  const title = titleOf(step, who, details);
  const { lead } = formWords.steps[step];
  const props = await formProps({
    account,
    details,
    page: [step, who].filter(Boolean).join('/'),
    title,
    form,
    byTokens,
  });
  return (
    <div className="form-page">
      <TryingNotice />
      <PageTitle>{props.failed ? `${formWords.error}${title}` : title}</PageTitle>
      <p className="back">
        <a href="/onboarding">{formWords.back}</a>
      </p>
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {form.groups.length === 0 ? (
        <>
          {props.failed && <Failed failed={props.failed} accountId={account.id} />}
          <NothingDue />
        </>
      ) : (
        <>
          <StepForm {...props} />
          {form.elsewhere.map(({ label, path }) => (
            <p key={path}>
              <a href={path}>{label}</a>
            </p>
          ))}
          {(form.isUnsure || form.groups.some(({ said }) => said.length > 0)) && (
            <OrAtStripe account={account} />
          )}
        </>
      )}
      <AccountFooter accountId={account.id} />
    </div>
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

/** What came of a press, on a page that has no form to tell it in. */
export function Failed({
  failed: { message, fields, requestId },
  accountId,
}: {
  failed: NonNullable<StepFormProps['failed']>;
  accountId: string;
}) {
  return (
    <div role="alert">
      <ProblemNotice
        message={message ?? Object.values(fields).join(' ')}
        requestId={requestId}
        contact={contact()}
        accountId={accountId}
      />
    </div>
  );
}

function NothingDue() {
  return (
    <>
      <p>{formWords.nothingDue}</p>
      <p>
        <a className="button" href="/onboarding">
          {formWords.back}
        </a>
      </p>
    </>
  );
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

/** What the form of a page needs: with what was typed, where it was sent and could not be taken. */
export async function formProps({
  account,
  details,
  page,
  title,
  form,
  byTokens,
}: {
  account: OwnedAccount;
  details: AccountDetails;
  page: string;
  title: string;
  form: Pick<ReturnType<typeof formOf>, 'groups' | 'also'>;
  byTokens: boolean;
}): Promise<StepFormProps> {
  const sent = await sentFormFrom(await cookies(), { account: account.id, page });
  const { groups, also } = form;
  const typed = (group: ShownGroup): ShownGroup => ({
    ...group,
    inputs: group.inputs.map((input) => {
      const value = sent?.values[input.name];
      return value === undefined ? input : { ...input, value };
    }),
  });
  const { stillWaiting, unreachable, errors } = words();
  const all = [...groups, ...also];
  // What was too large for us to read was a file.
  const file = all.flatMap(({ inputs }) => inputs).find(({ control }) => control === 'file');
  const wrong: SentForm['fields'] =
    sent?.code === 'too_large' && file ? { [file.name]: 'file_large_here' } : (sent?.fields ?? {});
  const failure =
    sent && Object.keys(wrong).length === 0 && sent.code !== 'fields_wrong' && isErrorCode(sent.code)
      ? errors[sent.code]
      : undefined;
  return {
    action: `/api/account/${account.id}`,
    page,
    title,
    attempt: randomUUID(),
    groups: groups.map(typed),
    also: also.map(typed),
    failed: sent && {
      fields: Object.fromEntries(
        Object.entries(wrong).map(([name, problem]) => [name, problemWords(problem)]),
      ),
      ...(failure && { message: failure }),
      ...(sent.requestId && { requestId: sent.requestId }),
    },
    contact: contact(),
    accountId: account.id,
    toStripe: await browserToStripe(all, details, byTokens),
    byTokens,
    stillWaiting,
    unreachable,
  };
}
