import { ProblemNotice } from '@/app/components/problem-notice';
import { contact } from '@/app/contact';
import type { StepFormProps } from './step-form';

/** What came of a press, on a page that has no form to tell it in. */
export function Failed({
  failed: { message, fields, requestId },
  accountId,
}: {
  failed: NonNullable<StepFormProps['failed']>;
  accountId: string;
}) {
  return (
    <div role="alert" id="problems" tabIndex={-1}>
      <ProblemNotice
        message={message ?? Object.values(fields).join(' ')}
        requestId={requestId}
        contact={contact()}
        accountId={accountId}
      />
    </div>
  );
}
