import { SubmitForm } from './submit-form';

/** The button that makes an account link and follows it to Stripe's hosted page. */
export function AddInformation({ accountId, label }: { accountId: string; label: string }) {
  return (
    <SubmitForm action="/api/account_link" label={label} pending="Creating a new Account Link...">
      <input type="hidden" name="account" value={accountId} />
    </SubmitForm>
  );
}
