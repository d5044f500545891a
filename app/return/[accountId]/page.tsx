import { AccountFooter } from '@/app/components/account-footer';
import { AccountPage } from '@/app/components/account-page';
import { NotYours } from '@/app/components/not-yours';
import { Titled } from '@/app/components/page-title';
import { Problem } from '@/app/components/problem';
import { UnknownBrowser } from '@/app/components/unknown-browser';
import { comingTo } from '@/app/http/coming';
import { loadAccount } from '@/app/http/load';
import { words } from '@/app/words';

type Props = { params: Promise<{ accountId: string }> };

/** Back from Stripe. Coming back means nothing by itself ("Save for later" ends here too), so Stripe is asked. */
export default async function Return({ params }: Props) {
  const coming = await comingTo('return');
  const asked = await loadAccount('/return/[accountId]', await params, (onboarding, pilotId, accountId) =>
    onboarding.currentAccount(pilotId, accountId, coming),
  );
  if (asked.ok) return <AccountPage {...asked.value} />;
  const { failure, accountId } = asked;
  if (failure.code === 'unknown_browser') return <UnknownBrowser />;
  if (failure.code === 'account_not_found' || !accountId) return <NotYours />;
  const { notConfirmed, tryAgain } = words();
  return (
    <>
      <Titled>{notConfirmed}</Titled>
      <Problem failure={failure} accountId={accountId} />
      <p>
        <a className="button" href={`/return/${accountId}`}>
          {tryAgain}
        </a>
      </p>
      <AccountFooter accountId={accountId} />
    </>
  );
}
