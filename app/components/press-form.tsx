import type { ReactNode } from 'react';
import { contact } from '../contact';
import { words } from '../words';
import { type FormAction, SubmitForm } from './submit-form';

type Props = {
  action: FormAction;
  press: Readonly<{ label: string; pending: string }>;
  accountId?: string;
  /** Something else is to be done first. */
  isSecond?: boolean;
  children?: ReactNode;
};

/** A plain form with one button, in the platform's words. */
export function PressForm({ action, press: { label, pending }, accountId, isSecond, children }: Props) {
  const { stillWaiting, unreachable } = words();
  return (
    <SubmitForm
      action={action}
      words={{ label, pending, stillWaiting, unreachable }}
      contact={contact()}
      accountId={accountId}
      {...(isSecond && { isSecond })}
    >
      {children}
      {accountId && <input type="hidden" name="account" value={accountId} />}
    </SubmitForm>
  );
}
