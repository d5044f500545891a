import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { contact } from '../contact';
import { embedding } from '../http/embedding';
import { words } from '../words';
import { Notices } from './embedded/notices';
import { NotReady } from './not-ready';

type Props = {
  account: OwnedAccount;
  /** Stripe has nothing to say before: the page is only ready to show it, should it change while it is open. */
  isSubmitted: boolean;
};

/** Stripe's notices on the pilot's home, where Stripe requires them there. */
export async function HomeNotices({ account: { id }, isSubmitted }: Props) {
  const held = await embedding('/');
  if (!isSubmitted) return null;
  const { ownPage, tryAgain } = words();
  const { noticesFailed } = ownPage;
  if (!held) return <NotReady accountId={id} />;
  return (
    <Notices
      embedding={held}
      accountId={id}
      words={{
        loading: '',
        tryAgain,
        failed: { notLoaded: noticesFailed, tooLate: noticesFailed, expired: noticesFailed },
      }}
      contact={contact()}
    />
  );
}
