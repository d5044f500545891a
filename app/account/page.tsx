import { redirect } from 'next/navigation';
import { aboutStanding } from '@/lib/accounts/standing';
import { config } from '@/lib/config';
import { AccountFooter } from '../components/account-footer';
import { Skeleton } from '../components/embedded/skeleton';
import { StripesWindow } from '../components/embedded/stripes-window';
import { NotReady } from '../components/not-ready';
import { Titled } from '../components/page-title';
import { contact } from '../contact';
import { embedding } from '../http/embedding';
import { loadOwn } from '../http/load-own';
import { checkNamedAccount } from '../http/named-account';
import { TryingNotice } from '../setup/trying-notice';
import { words } from '../words';
import { OwnAccount } from './own-account';
import '../components/embedded/embedded.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/account';

/** The pilot's own page, where the platform's choices give them no Dashboard of Stripe's. */
export default async function Account({ searchParams }: Props) {
  await checkNamedAccount(PATH, await searchParams);
  const { account, current } = await loadOwn(PATH);
  if (account.choices.dashboard !== 'none') redirect('/');
  // Stripe's account management fails before it; what is not known is Stripe's to say.
  if (!('code' in current) && !aboutStanding[current.standing.kind].submitted)
    redirect(account.choices.onboarding === 'hosted' ? '/' : '/onboarding');
  const { ownPage, embedded, tryAgain } = words();
  const held = await embedding(PATH);
  return (
    <div className="own-page">
      <TryingNotice />
      <Titled>{ownPage.title}</Titled>
      <p className="lead">{ownPage.lead(config().platform.name)}</p>
      <StripesWindow account={account} />
      {held ? (
        <OwnAccount
          embedding={held}
          accountId={account.id}
          words={{ loading: ownPage.loading, tryAgain, failed: ownPage.failed }}
          partWords={{
            parts: ownPage.parts,
            partFailed: ownPage.partFailed,
            noticesFailed: ownPage.noticesFailed,
          }}
          contact={contact()}
          skeleton={<Skeleton rows={6} />}
          instead={<p>{ownPage.instead}</p>}
        />
      ) : (
        <NotReady accountId={account.id} />
      )}
      <p>
        <a href="/">{embedded.back}</a>
      </p>
      <AccountFooter accountId={account.id} />
    </div>
  );
}
