import { ForSupport } from './for-support';
import { SignOut } from './sign-out';

type Props = { accountId: string; requestId?: string | undefined };

/** Under whatever is said to a pilot of their account. */
export function AccountFooter(props: Props) {
  return (
    <div>
      <ForSupport {...props} />
      <SignOut />
    </div>
  );
}
