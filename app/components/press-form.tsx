import type { ReactNode } from 'react';
import { contact } from '../contact';
import { words } from '../words';
import { SubmitForm } from './submit-form';

type Props = {
  action: '/api/account' | '/api/account_country' | '/api/account_link';
  press: Readonly<{ label: string; pending: string }>;
  accountId?: string;
  children?: ReactNode;
};

/** A plain form with one button, in the platform's words. */
export function PressForm({ action, press, accountId, children }: Props) {
  const { stillWaiting, unreachable } = words();
  return (
    <SubmitForm
      action={action}
      words={{ ...press, stillWaiting, unreachable }}
      contact={contact()}
      accountId={accountId}
    >
      {children}
      {accountId && <input type="hidden" name="account" value={accountId} />}
    </SubmitForm>
  );
}
