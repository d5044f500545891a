import { SubmitForm } from './submit-form';

export function AddInformation({ accountId, label }: { accountId: string; label: string }) {
  return (
    <SubmitForm action="/api/account_link" label={label} pending="Creating a new Account Link...">
      <input type="hidden" name="account" value={accountId} />
    </SubmitForm>
  );
}
