import type { AppError } from '@/lib/errors';
import { contact } from '../contact';
import { words } from '../words';
import { ProblemNotice } from './problem-notice';

type Props = { failure: Pick<AppError, 'code' | 'requestId'>; accountId?: string | undefined };

/** What went wrong, in a pilot's words. */
export function Problem({ failure: { code, requestId }, accountId }: Props) {
  return (
    <ProblemNotice
      message={words().errors[code]}
      contact={contact()}
      requestId={requestId}
      accountId={accountId}
    />
  );
}
