import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { contact } from '@/app/contact';
import { sentFormFrom } from '@/app/http/sent-form-cookie';
import { words } from '@/app/words';
import { isErrorCode } from '@/lib/errors';
import type { ShownGroup, StepForm } from '@/lib/onboarding/form/form';
import type { AccountDetails, OwnedAccount } from '@/lib/onboarding/onboarding';
import type { SentForm } from '@/lib/session/sent-form';
import { problemWords } from '@/lib/words/form';
import { browserToStripe } from './browser-to-stripe';
import type { StepFormProps } from './step-form';

/** The form that was sent last from a page, if it could not be taken. */
export async function sentFrom(account: OwnedAccount, page: string): Promise<SentForm | undefined> {
  return sentFormFrom(await cookies(), { account: account.id, page });
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
  form: Pick<StepForm, 'groups' | 'also'>;
  byTokens: boolean;
}): Promise<StepFormProps> {
  const sent = await sentFrom(account, page);
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
